// SPDX-License-Identifier: Apache-2.0
package io.orric.options;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/** Reads {@code orric.yaml} and lays options of the command line over it. */
public final class Configurations {

    /** The options that are public constants of these classes, in the order of definition. */
    public static List<ConfigOption<?>> options(Class<?>... definitions) {
        return Stream.of(definitions)
                .flatMap(type -> Arrays.stream(type.getFields()))
                .filter(field -> field.getType() == ConfigOption.class)
                .<ConfigOption<?>>map(Configurations::option)
                .toList();
    }

    /**
     * Reads a configuration file.
     *
     * @throws IllegalArgumentException if it is no YAML mapping
     */
    public static Configuration read(Path file) throws IOException {
        Configuration config = new Configuration();
        try {
            JsonNode root = new YAMLMapper().readTree(Files.readAllBytes(file));
            if (root != null && root.isObject()) {
                flatten("", root, config);
            } else if (root != null && !root.isMissingNode() && !root.isNull()) {
                throw new IllegalArgumentException(
                        "configuration " + file + " must be made of lines like 'key: value'");
            }
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException("configuration " + file + " does not exist");
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "configuration " + file + " is no YAML: " + e.getOriginalMessage(), e);
        }
        return config;
    }

    /** Sets an option, unless the value is null: not given. */
    public static void set(Configuration config, ConfigOption<?> option, String value) {
        if (value != null) {
            config.setString(option.key(), value);
        }
    }

    /** Sets options given as {@code key=value}. */
    public static void override(Configuration config, Map<String, String> overrides) {
        overrides.forEach((key, value) -> config.setString(key, value));
    }

    /**
     * Refuses options that begin with {@code orric.} and do not exist.
     *
     * @throws IllegalArgumentException names the option and the closest that exists
     */
    public static void requireKnown(Configuration config, List<ConfigOption<?>> options) {
        List<String> known = options.stream().map(ConfigOption::key).toList();
        for (String key : config.keySet()) {
            if (key.startsWith("orric.") && !known.contains(key) && !isEntryOfMap(key, options)) {
                String closest =
                        known.stream()
                                .min((a, b) -> Integer.compare(distance(a, key), distance(b, key)))
                                .orElseThrow();
                throw new IllegalArgumentException(
                        "there is no option " + key + ", did you mean " + closest + "?");
            }
        }
    }

    /** Options that are maps may be given entry by entry, the entry's key behind the option's. */
    private static boolean isEntryOfMap(String key, List<ConfigOption<?>> options) {
        return options.stream()
                .anyMatch(
                        option ->
                                option.defaultValue() instanceof Map
                                        && key.startsWith(option.key() + "."));
    }

    private static ConfigOption<?> option(Field field) {
        try {
            return (ConfigOption<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("options are public constants", e);
        }
    }

    private static void flatten(String prefix, JsonNode node, Configuration config) {
        Iterator<Map.Entry<String, JsonNode>> fields = node.properties().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            String key = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                flatten(key + ".", value, config);
            } else if (value.isArray()) {
                StringJoiner items = new StringJoiner(";");
                value.forEach(item -> items.add(item.asText()));
                config.setString(key, items.toString());
            } else if (!value.isNull()) {
                config.setString(key, value.asText());
            }
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

    private Configurations() {}
}
