// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.local.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Damage to the students of a site in the registry, as disks and careless hands do it. */
final class Damage {

    /** Every kind of damage above and below the newest sound version. */
    static void around(long sound, VideoJob job) throws IOException {
        // Older than the base: a version 0 of its own.
        copy(job.version("default", sound), job.version("default", 0));
        // Damaged: a byte turned round in the weights.
        Path damaged = job.version("default", sound + 1);
        copy(job.version("default", sound), damaged);
        claim(damaged, sound, sound + 1);
        Files.createFile(job.registry().resolve(".newest/default." + (sound + 1)));
        byte[] weights = Files.readAllBytes(damaged.resolve("student.pt"));
        weights[weights.length / 2] ^= 1;
        Files.write(damaged.resolve("student.pt"), weights);
        // Half-written: no manifest yet, and half the weights.
        Path half = job.version("default", sound + 2);
        Files.createDirectories(half);
        Files.write(half.resolve("student.pt"), Arrays.copyOf(weights, weights.length / 2));
        // Deleted: the one that is being served.
        Folders.delete(job.version("default", sound));
    }

    /**
     * Has a copy claim to be another student: one with the digest of a model in memory is sound.
     */
    private static void claim(Path version, long from, long to) throws IOException {
        Path manifest = version.resolve("manifest.json");
        String text = Files.readString(manifest);
        String claimed =
                text.replace("\"version\":" + from, "\"version\":" + to)
                        .replaceAll("\"sha256\":\"..", "\"sha256\":\"xx");
        assertThat(claimed).contains("\"version\":" + to, "\"sha256\":\"xx");
        Files.writeString(manifest, claimed);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : Folders.files(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private Damage() {}
}
