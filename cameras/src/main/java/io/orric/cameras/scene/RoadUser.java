// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The classes of road user; a frame's label is the class of the one that dominates it. */
public enum RoadUser {
    CAR,
    VAN,
    TRUCK,
    BUS,
    MOTORCYCLE,
    BICYCLE,
    PEDESTRIAN,
    TRACTOR;

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
        return switch (this) {
            case CAR -> new Car(random);
            case VAN -> new Van(random);
            case TRUCK -> new Truck(random);
            case BUS -> new Bus(random);
            case MOTORCYCLE -> new Motorcycle(random);
            case BICYCLE -> new Bicycle(random);
            case PEDESTRIAN -> new Pedestrian(random);
            case TRACTOR -> new Tractor(random);
        };
    }
}
