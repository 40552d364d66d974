// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.orric.files.AtomicFiles;
import io.orric.options.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last finished epoch of a training, in a folder: the model as {@code epoch-N.pt}, and {@code
 * state.json}, which names it. The state is replaced in one move once the model is there, so
 * whenever a training is cut off, the folder holds a whole checkpoint or none.
 */
public final class Checkpoint {

    private static final String STATE = "state.json";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;

    public Checkpoint(Path folder) {
        this.folder = folder;
    }

    /**
     * The state of the checkpoint, if there is one.
     *
     * @throws UsageException if the folder holds something else
     */
    public Optional<TrainingState> state() throws IOException {
        Path file = folder.resolve(STATE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), TrainingState.class));
        } catch (JacksonException e) {
            throw new UsageException(
                    file + " is no state of a training, delete its folder to begin anew", e);
        }
    }

    /** The model of the checkpoint with this state. */
    Path model(TrainingState state) {
        return folder.resolve("epoch-" + state.epochs().size() + ".pt");
    }

    /** Writes a checkpoint in the place of the one before. */
    void write(TrainingState state, AtomicFiles.Writer model) throws IOException {
        Files.createDirectories(folder);
        AtomicFiles.write(model(state), model);
        AtomicFiles.write(folder.resolve(STATE), file -> JSON.writeValue(file.toFile(), state));
        for (Path file : files()) {
            if (!file.equals(model(state)) && !file.endsWith(STATE)) {
                Files.delete(file);
            }
        }
    }

    /** Deletes the checkpoint and its folder. */
    public void delete() throws IOException {
        if (Files.exists(folder)) {
            // Without its state it is no checkpoint any more, however far the rest gets.
            Files.deleteIfExists(folder.resolve(STATE));
            for (Path file : files()) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
