// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of condition, by the names users call them. */
public enum ConditionKind {
    DUSK,
    NIGHT,
    FOG,
    RAIN,
    SNOW,
    DEFOCUS,
    SENSOR_NOISE,
    LOW_BITRATE;

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
        return switch (this) {
            case DUSK -> new Dusk();
            case NIGHT -> new Night();
            case FOG -> new Fog();
            case RAIN -> new Rain();
            case SNOW -> new Snow();
            case DEFOCUS -> new Defocus();
            case SENSOR_NOISE -> new SensorNoise();
            case LOW_BITRATE -> new LowBitrate();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
