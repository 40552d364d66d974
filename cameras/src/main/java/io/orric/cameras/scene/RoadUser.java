// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The classes of road user; a frame's label is the class of the one that dominates it. */
public enum RoadUser {
    CAR(Car::new),
    VAN(Van::new),
    TRUCK(Truck::new),
    BUS(Bus::new),
    MOTORCYCLE(Motorcycle::new),
    BICYCLE(Bicycle::new),
    PEDESTRIAN(Pedestrian::new),
    TRACTOR(Tractor::new);

    private final Function<RandomGenerator, Model> designer;

    RoadUser(Function<RandomGenerator, Model> designer) {
        this.designer = designer;
    }

    /** The class as labels spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All labels, in the order of the classes. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(RoadUser::label).toList();
    }

    /** A random individual of this class. */
    Model design(RandomGenerator random) {
        return designer.apply(random);
    }
}
