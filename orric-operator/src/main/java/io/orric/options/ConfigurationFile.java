// SPDX-License-Identifier: Apache-2.0
package io.orric.options;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.flink.configuration.Configuration;

/** Reads {@code orric.yaml}, whose keys may be nested or dotted. */
public final class ConfigurationFile {

    /**
     * Reads a configuration file.
     *
     * @throws UsageException if it does not exist or is no YAML mapping
     */
    public static Configuration read(Path file) throws IOException {
        Configuration config = new Configuration();
        try {
            JsonNode root = new YAMLMapper().readTree(Files.readAllBytes(file));
            if (root != null && root.isObject()) {
                flatten("", root, config);
            } else if (root != null && !root.isMissingNode() && !root.isNull()) {
                throw new UsageException(
                        "configuration " + file + " must be made of lines like 'key: value'");
            }
        } catch (NoSuchFileException e) {
            throw new UsageException("configuration " + file + " does not exist", e);
        } catch (JacksonException e) {
            throw new UsageException(
                    "configuration " + file + " is no YAML: " + e.getOriginalMessage(), e);
        }
        return config;
    }

    private static void flatten(String prefix, JsonNode node, Configuration config) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
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

    private ConfigurationFile() {}
}
