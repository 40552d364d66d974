// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import io.orric.options.UsageException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** The program {@code ffmpeg} on this machine. */
public final class Ffmpeg {

    /** Its name, by which it is found among the programs of {@code PATH}. */
    public static final String NAME = "ffmpeg";

    /**
     * Makes sure that the program can be run.
     *
     * @param program path or name
     * @throws UsageException if it cannot; names the remedy
     */
    public static void require(String program) throws InterruptedException {
        int status;
        try {
            Process process =
                    new ProcessBuilder(program, "-nostdin", "-version")
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            status = process.waitFor();
        } catch (IOException e) {
            throw missing(program, e);
        }
        if (status != 0) {
            throw missing(program, null);
        }
    }

    private static UsageException missing(String program, IOException cause) {
        return new UsageException(
                String.format(
                        "there is no program '%s', which reads cameras and videos; install it, such"
                                + " as by 'apt install ffmpeg' or 'brew install ffmpeg', or name"
                                + " another with --ffmpeg PATH",
                        program),
                cause);
    }

    private Ffmpeg() {}
}
