// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * A camera that draws its frames instead of having recorded them. Every implementation that {@link
 * ServiceLoader} finds is there under its name.
 */
public interface FootageProvider {

    /** The name of the synthetic roadside camera. */
    String SYNTHETIC = "synthetic";

    /** The name by which users ask for the camera in place of a recording. */
    String name();

    /** The classes that its labels are among. */
    ClassNames classes();

    /**
     * Conditions that drift.
     *
     * @param text a file with a script that says how, or conditions as for {@link #under}; empty
     *     for the drift that the camera has of its own
     * @throws IOException if the script cannot be read
     * @throws UsageException if the text is neither
     */
    Drift drift(Optional<String> text) throws IOException;

    /**
     * Conditions that do not depend on the time.
     *
     * @param conditions {@code clear}; {@code all}, drawn for each frame; or fixed ones, such as
     *     {@code fog:0.6+rain:0.3}
     * @throws UsageException if they are none of these
     */
    Drift under(String conditions);

    /** The camera that knows conditions, and can put them over a recording. */
    static FootageProvider synthetic() {
        return find(SYNTHETIC).orElseThrow();
    }

    /**
     * The camera that is asked for in place of a recording.
     *
     * @param frames the name of a camera or the path of a recording
     * @return the camera; empty for a recording
     * @throws UsageException if it is neither; the message lists the cameras
     */
    static Optional<FootageProvider> find(String frames) {
        ServiceLoader<FootageProvider> cameras = ServiceLoader.load(FootageProvider.class);
        for (FootageProvider camera : cameras) {
            if (camera.name().equals(frames)) {
                return Optional.of(camera);
            }
        }
        if (!Files.exists(Path.of(frames))) {
            throw UsageException.format(
                    "%s does not exist, give recorded frames or the name of a camera: %s",
                    frames,
                    cameras.stream()
                            .map(camera -> camera.get().name())
                            .collect(Collectors.joining(", ")));
        }
        return Optional.empty();
    }
}
