// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files in NumPy's {@code .npy} format. */
public final class NpyFile {

    /** A uint8 array in C order. */
    public static Path write(Path file, String shape, byte[] values) throws IOException {
        return write(
                file,
                1,
                "{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + ", }",
                values);
    }

    /** A file with this header. */
    public static Path write(Path file, int majorVersion, String header, byte[] values)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) majorVersion, 0});
        ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        length.putInt(header.length() + 1);
        bytes.write(length.array(), 0, majorVersion == 1 ? 2 : 4);
        bytes.writeBytes((header + "\n").getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(values);
        return Files.write(file, bytes.toByteArray());
    }

    private NpyFile() {}
}
