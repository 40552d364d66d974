// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import io.orric.vision.ClassNames;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Footage on disk.
 *
 * @param path a recording, see {@link RecordedFrames#open}
 * @param classes its classes
 */
public record RecordedFootage(String path, ClassNames classes) implements Footage {

    @Override
    public String name() {
        return Path.of(path).getFileName().toString();
    }

    @Override
    public RecordedFrames open() throws IOException {
        return RecordedFrames.open(Path.of(path), classes);
    }
}
