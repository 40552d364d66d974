// SPDX-License-Identifier: Apache-2.0
package io.orric.options;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * All options that a program knows, in the order of their definition.
 *
 * @param options the options
 */
public record OptionSet(List<OrricOption<?>> options) {

    private static final String PREFIX = "orric.";

    /** The options that are public constants of these classes. */
    public static OptionSet of(Class<?>... definitions) {
        return new OptionSet(
                Stream.of(definitions)
                        .flatMap(type -> Arrays.stream(type.getFields()))
                        .filter(field -> field.getType() == OrricOption.class)
                        .<OrricOption<?>>map(OptionSet::option)
                        .toList());
    }

    /** These options and then others. */
    public OptionSet and(Class<?>... definitions) {
        return new OptionSet(
                Stream.concat(options.stream(), of(definitions).options.stream()).toList());
    }

    /** Returns whether a key is one of the project's, and not one of Flink's. */
    public static boolean isOwn(String key) {
        return key.startsWith(PREFIX);
    }

    /**
     * Replaces former keys by the present ones, unless these are set too.
     *
     * @param warnings takes a sentence for every former key
     */
    public void replaceFormerKeys(Configuration config, Consumer<String> warnings) {
        for (OrricOption<?> option : options) {
            for (OrricOption.Former former : option.former()) {
                String value = config.toMap().get(former.key());
                if (value != null) {
                    Map<String, String> present = former.translation().apply(value);
                    warnings.accept(
                            present.isEmpty()
                                    ? "option "
                                            + former.key()
                                            + " has no effect any more, remove it"
                                    : String.format(
                                            "option %s has a new name, write %s instead",
                                            former.key(), lines(present)));
                    present.forEach(
                            (key, text) -> {
                                if (!config.containsKey(key)) {
                                    config.setString(key, text);
                                }
                            });
                    config.removeKey(former.key());
                }
            }
        }
    }

    /**
     * Refuses options that begin with {@code orric.} and do not exist.
     *
     * @throws UsageException names every such option and the closest that exists
     */
    public void requireKnown(Configuration config) {
        String unknown =
                config.keySet().stream()
                        .filter(OptionSet::isOwn)
                        .filter(key -> options.stream().noneMatch(o -> defines(o, key)))
                        .sorted()
                        .map(key -> "there is no option " + key + ", did you mean " + closest(key))
                        .collect(Collectors.joining("?; "));
        if (!unknown.isEmpty()) {
            throw new UsageException(unknown + "?");
        }
    }

    /**
     * Reads every option, so that the user learns of all that are missing or wrong at once.
     *
     * @param required an option that must be set although not every program requires it
     * @param complaints takes what is missing or wrong
     */
    public void requireReadable(
            ReadableConfig config, OrricOption<?> required, Complaints complaints) {
        for (OrricOption<?> option : options) {
            complaints.check(
                    () -> {
                        if (option.read(config) == null && option == required) {
                            throw option.notSet();
                        }
                    });
        }
    }

    private static boolean defines(OrricOption<?> option, String key) {
        return option.key().equals(key) || (option.isMap() && key.startsWith(option.key() + "."));
    }

    private String closest(String key) {
        return options.stream()
                .min(Comparator.comparingInt(option -> distance(option, key)))
                .orElseThrow()
                .key();
    }

    /** Distance of a key to that of an option, or to one that it had before. */
    private static int distance(OrricOption<?> option, String key) {
        return Stream.concat(
                        Stream.of(option.key()),
                        option.former().stream().map(OrricOption.Former::key))
                .mapToInt(known -> distance(known, key))
                .min()
                .orElseThrow();
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "'" + setting.getKey() + ": " + setting.getValue() + "'")
                .sorted()
                .reduce((first, second) -> first + " and " + second)
                .orElse("nothing");
    }

    private static OrricOption<?> option(Field field) {
        try {
            return (OrricOption<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("options are public constants", e);
        }
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
