// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.JavaProcess;
import io.orric.testutils.Jpegs;
import io.orric.testutils.Jpegs.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of their own, since a process looks for the natives once. */
class NativesTest {

    private static final String SLOWER = "Decoding JPEGs by the JDK, many times slower";

    @TempDir private Path folder;

    @Test
    void theJdkDecodesWhereThePlatformHasNoNatives() throws Exception {
        String output = finish(decoder(jar -> !jar.contains("leptonica-1") || isApi(jar)));
        assertThat(output).contains("decoded by the JDK: 64 x 64").containsOnlyOnce(SLOWER);
    }

    @Test
    void theJdkDecodesWhereTheBindingIsMissing() throws Exception {
        String output = finish(decoder(jar -> !jar.contains("bytedeco")));
        assertThat(output).contains("decoded by the JDK: 64 x 64").containsOnlyOnce(SLOWER);
    }

    @Test
    void nativesAreUnpackedIntoTheTemporaryFolderWhereTheHomeIsReadOnly() throws Exception {
        Path noFolder = Files.writeString(folder.resolve("home"), "a file");
        String output = finish(decoder(jar -> true, "-Duser.home=" + noFolder));
        assertThat(output).contains("decoded by libjpeg-turbo: 64 x 64");
        try (var files = Files.walk(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.contains("jnileptonica"));
        }
    }

    @Test
    void processesThatUnpackTheNativesAtOnceDoNotDisturbEachOther() throws Exception {
        List<JavaProcess> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(decoder(jar -> true, "-Dorg.bytedeco.javacpp.cachedir=" + folder));
        }
        for (JavaProcess process : processes) {
            assertThat(finish(process)).contains("decoded by libjpeg-turbo: 64 x 64");
        }
    }

    /** Decodes a picture and says by what. */
    public static final class Decoder {
        public static void main(String[] arguments) throws Exception {
            byte[] jpeg =
                    Jpegs.encode(Jpegs.picture(300, 200, 0, 1), Sampling.QUARTER, false, 0.9f);
            FrameDecoder decoder = new FrameDecoder(new ImageLimits(1 << 20, 1 << 20));
            int length = decoder.pixels(jpeg, 64, new ModelInput(0.5f, 0.5f)).length;
            length += decoder.pixels(jpeg, 64, new ModelInput(0.5f, 0.5f)).length;
            int side = (int) Math.sqrt(length / 6.0);
            String by = TurboJpeg.available() ? "libjpeg-turbo" : "the JDK";
            System.out.printf("decoded by %s: %d x %d%n", by, side, side);
        }
    }

    private JavaProcess decoder(Predicate<String> jars, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Xmx128m");
        all.add("-Djava.io.tmpdir=" + folder);
        return JavaProcess.start(Decoder.class, jars, all);
    }

    private static String finish(JavaProcess process) throws Exception {
        try (process) {
            return process.output();
        }
    }

    private static boolean isApi(String jar) {
        return jar.matches(".*leptonica-[0-9.]+-[0-9.]+\\.jar");
    }
}
