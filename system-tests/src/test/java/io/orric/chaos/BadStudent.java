// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A student that is sound by its digest, and answers the same whatever it sees. */
final class BadStudent {

    /** Writes a copy of a TorchScript file in which all weights and statistics are 0. */
    static Path of(Path student, Path target) throws IOException {
        try (ZipFile good = new ZipFile(student.toFile());
                ZipOutputStream bad = new ZipOutputStream(Files.newOutputStream(target))) {
            for (ZipEntry entry : good.stream().toList()) {
                byte[] bytes = good.getInputStream(entry).readAllBytes();
                if (entry.getName().contains("/data/")) {
                    Arrays.fill(bytes, (byte) 0);
                }
                bad.putNextEntry(stored(entry.getName(), bytes));
                bad.write(bytes);
            }
        }
        return target;
    }

    private static ZipEntry stored(String name, byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        return entry;
    }

    private BadStudent() {}
}
