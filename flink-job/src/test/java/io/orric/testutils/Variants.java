// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Models that are the same but for the digests of their files. */
public final class Variants {

    /**
     * Copies a TorchScript file and puts a number at its end, as the comment of the zip archive
     * that it is.
     *
     * @param folder takes the copy
     */
    public static Path of(Path model, int number, Path folder) throws IOException {
        byte[] file = Files.readAllBytes(model);
        byte[] copy = Arrays.copyOf(file, file.length + Integer.BYTES);
        copy[file.length - 2] = Integer.BYTES; // the archive ends with the length of its comment
        ByteBuffer.wrap(copy, file.length, Integer.BYTES).putInt(number);
        return Files.write(folder.resolve("variant-" + number + ".pt"), copy);
    }

    private Variants() {}
}
