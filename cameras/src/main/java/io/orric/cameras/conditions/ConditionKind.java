// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of condition, by the names users call them. */
public enum ConditionKind {
    DUSK(new Dusk()),
    NIGHT(new Night()),
    FOG(new Fog()),
    RAIN(new Rain()),
    SNOW(new Snow()),
    DEFOCUS(new Defocus()),
    SENSOR_NOISE(new SensorNoise()),
    LOW_BITRATE(new LowBitrate());

    private final Effect effect;

    ConditionKind(Effect effect) {
        this.effect = effect;
    }

    /**
     * The kind that users call by this name.
     *
     * @throws IllegalArgumentException if there is none, naming those that exist
     */
    public static ConditionKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(label))
                .findFirst()
                .orElseThrow(() -> unknown(label));
    }

    private static IllegalArgumentException unknown(String label) {
        return new IllegalArgumentException(
                "condition is '%s', must be one of %s".formatted(label, labels()));
    }

    /** All names, comma-separated, for messages and help. */
    public static String labels() {
        return Arrays.stream(values())
                .map(ConditionKind::toString)
                .collect(Collectors.joining(", "));
    }

    Effect effect() {
        return effect;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
