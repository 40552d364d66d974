// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A shell script in place of ffmpeg. It is called like ffmpeg, in the folder it lies in it finds
 * {@code frame.jpg}, and what it does is given as commands.
 */
public final class FakeFfmpeg {

    private final Path script;

    private FakeFfmpeg(Path script) {
        this.script = script;
    }

    /**
     * Writes the script and a picture.
     *
     * @param commands of the POSIX shell; {@code frame} sends the picture
     */
    public static FakeFfmpeg in(Path folder, String... commands) throws IOException {
        Files.write(folder.resolve("frame.jpg"), Jpegs.jpeg(100));
        Path script = folder.resolve("ffmpeg.sh");
        Files.writeString(
                script,
                "#!/bin/sh\ncd '"
                        + folder
                        + "'\nframe() { cat frame.jpg; }\n"
                        + String.join("\n", commands)
                        + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new FakeFfmpeg(script);
    }

    /** Path of the script. */
    public String program() {
        return script.toString();
    }
}
