// SPDX-License-Identifier: Apache-2.0
package io.orric.options;

import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/** Reads options and checks their ranges; errors name the key, the value and the remedy. */
public final class Settings {

    private final ReadableConfig config;

    public Settings(ReadableConfig config) {
        this.config = config;
    }

    public <T> T get(ConfigOption<T> option) {
        return set(option).orElse(option.defaultValue());
    }

    /** Whether the user has set the option. */
    public boolean has(ConfigOption<?> option) {
        return set(option).isPresent();
    }

    private <T> Optional<T> set(ConfigOption<T> option) {
        try {
            return config.getOptional(option);
        } catch (IllegalArgumentException e) {
            throw unreadable(option, e);
        }
    }

    public <T> T required(ConfigOption<T> option) {
        T value = get(option);
        if (value == null) {
            throw new IllegalArgumentException(
                    "option "
                            + option.key()
                            + " is not set, set it with -D "
                            + option.key()
                            + "=…");
        }
        return value;
    }

    public int intWithin(ConfigOption<Integer> option, int low, int high) {
        int value = get(option);
        if (value < low || value > high) {
            throw outside(option, value, "from " + low + " to " + high);
        }
        return value;
    }

    public double doubleWithin(ConfigOption<Double> option, double low, double high) {
        double value = get(option);
        if (!(value >= low && value <= high)) {
            throw outside(option, value, "from " + low + " to " + high);
        }
        return value;
    }

    public long atLeastOne(ConfigOption<Long> option) {
        long value = required(option);
        if (value < 1) {
            throw outside(option, value, "at least 1");
        }
        return value;
    }

    public Duration atLeast(ConfigOption<Duration> option, Duration low) {
        Duration value = get(option);
        if (value.compareTo(low) < 0) {
            throw outside(option, value.toMillis() + " ms", "at least " + low.toMillis() + " ms");
        }
        return value;
    }

    public static IllegalArgumentException outside(
            ConfigOption<?> option, Object value, String allowed) {
        return new IllegalArgumentException(
                "option " + option.key() + " is " + value + ", must be " + allowed);
    }

    private static IllegalArgumentException unreadable(
            ConfigOption<?> option, IllegalArgumentException cause) {
        return new IllegalArgumentException(
                "option " + option.key() + " is not readable: " + cause.getMessage(), cause);
    }
}
