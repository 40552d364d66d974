// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orric.files.AtomicFiles;
import io.orric.registry.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps finished results on disk by all that they depend on: files, parameters, seed, code. A file
 * that is damaged or of something else counts as none.
 */
public final class ResultCache {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final boolean fresh;

    /**
     * @param folder folder of the results, a file each; made if it is missing
     * @param fresh whether to pass over what is there already
     * @throws IOException if the folder cannot be made
     */
    public ResultCache(Path folder, boolean fresh) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.fresh = fresh;
    }

    /** The result under a key, if it is there. */
    <V> Optional<V> find(Object key, Class<V> type) throws IOException {
        Path file = file(key);
        if (fresh || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode cell = JSON.readTree(Files.readAllBytes(file));
            return cell.path("key").equals(tree(key))
                    ? Optional.of(JSON.treeToValue(cell.path("value"), type))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Keeps a result; whoever looks sees the whole of it or nothing. */
    void keep(Object key, Object value) throws IOException {
        ObjectNode cell = JSON.createObjectNode();
        cell.set("key", tree(key));
        cell.set("value", JSON.valueToTree(value));
        AtomicFiles.write(file(key), partial -> JSON.writeValue(partial.toFile(), cell));
    }

    /** The key as it reads back. */
    private static JsonNode tree(Object key) throws IOException {
        return JSON.readTree(JSON.writeValueAsBytes(key));
    }

    private Path file(Object key) throws IOException {
        String name = Digests.sha256(JSON.writeValueAsString(key).getBytes(StandardCharsets.UTF_8));
        return folder.resolve(name.substring(0, 32) + ".json");
    }
}
