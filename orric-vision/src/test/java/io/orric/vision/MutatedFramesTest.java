// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.JavaProcess;
import io.orric.testutils.MutatedFrames;
import io.orric.testutils.ResidentMemory;
import io.orric.testutils.TinyModels;
import io.orric.vision.UndecodableImageException.Defect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Damaged frames before native code, in processes of their own: one that crashes fails a test, and
 * what libjpeg says of each frame goes nowhere.
 */
class MutatedFramesTest {

    private static final ImageLimits LIMITS = new ImageLimits(100_000, 200_000);
    private static final int RESOLUTION = 16;

    /** Mebibytes that allocators keep for later; a picture lost in a hundred would be more. */
    private static final int ALLOWED_GROWTH = 48;

    @Test
    void areDecodedOrRefusedAsTheJdkDoes() throws Exception {
        String output = run(Comparison.class, 20_000);
        assertThat(output).contains("differing verdicts 0\n").endsWith("exit code 0");
        assertThat(number(output, "read by libjpeg-turbo")).isGreaterThan(2_000);
    }

    @Test
    @Tag("chaos")
    void aMillionLeaveTheMemoryAsItWas() throws Exception {
        String output = run(Endurance.class, 1_000_000);
        System.out.println(output);
        assertThat(output).endsWith("exit code 0");
        assertThat(number(output, "read by libjpeg-turbo")).isGreaterThan(10_000);
        assertThat(number(output, "resident MiB at the end"))
                .isLessThan(number(output, "resident MiB at first") + ALLOWED_GROWTH);
    }

    private static String run(Class<?> main, int frames) throws Exception {
        List<String> options = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");
        try (JavaProcess process =
                JavaProcess.start(main, jar -> true, options, Integer.toString(frames))) {
            return process.output();
        }
    }

    private static int number(String output, String name) {
        Matcher matcher = Pattern.compile(name + " (\\d+)\n").matcher(output);
        assertThat(matcher.find()).as("%s in %s", name, output).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    /** Compares verdicts with those of the JDK alone. */
    static final class Comparison {
        public static void main(String[] arguments) {
            Random random = new Random(1);
            FrameDecoder decoder = new FrameDecoder(LIMITS);
            int differing = 0;
            int quick = 0;
            for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
                byte[] frame = MutatedFrames.next(random);
                quick += libjpegReads(frame) ? 1 : 0;
                Optional<Defect> verdict = verdict(frame, decoder);
                Optional<Defect> expected = verdictOfTheJdk(frame, decoder);
                if (!verdict.equals(expected)) {
                    differing++;
                    System.out.printf("frame %d: %s, not %s%n", i, verdict, expected);
                }
            }
            System.out.printf("read by libjpeg-turbo %d%n", quick);
            System.out.printf("differing verdicts %d%n", differing);
        }
    }

    /**
     * Decodes a tenth of the frames, then all, and says how much memory it has before and after.
     */
    static final class Endurance {
        public static void main(String[] arguments) {
            Random random = new Random(2);
            int frames = Integer.parseInt(arguments[0]);
            decode(frames / 10, random);
            System.out.printf("resident MiB at first %d%n", ResidentMemory.bytes() >> 20);
            decode(frames, random);
            System.out.printf("resident MiB at the end %d%n", ResidentMemory.bytes() >> 20);
        }

        private static void decode(int frames, Random random) {
            FrameDecoder decoder = new FrameDecoder(LIMITS);
            Map<Optional<Defect>, Integer> verdicts = new HashMap<>();
            int quick = 0;
            for (int i = 0; i < frames; i++) {
                byte[] frame = MutatedFrames.next(random);
                quick += JpegHeader.of(frame).isPresent() ? 1 : 0;
                verdicts.merge(verdict(frame, decoder), 1, Integer::sum);
            }
            System.out.printf("verdicts on %d frames: %s%n", frames, verdicts);
            System.out.printf("read by libjpeg-turbo %d%n", quick);
        }
    }

    private static boolean libjpegReads(byte[] frame) {
        Optional<JpegHeader> header = JpegHeader.of(frame);
        return header.isPresent() && header.get().pixels() <= LIMITS.maxPixels();
    }

    private static Optional<Defect> verdict(byte[] frame, FrameDecoder decoder) {
        try {
            int length = decoder.pixels(frame, RESOLUTION, TinyModels.INPUT).length;
            if (length != ModelInput.length(RESOLUTION)) {
                throw new AssertionError(length + " values");
            }
            return Optional.empty();
        } catch (UndecodableImageException e) {
            return Optional.of(e.defect());
        }
    }

    private static Optional<Defect> verdictOfTheJdk(byte[] frame, FrameDecoder decoder) {
        try {
            RgbImage image = decoder.decode(frame);
            if (image.pixels().length != image.width() * image.height()
                    || image.pixels().length > LIMITS.maxPixels()) {
                throw new AssertionError(image.pixels().length + " pixels");
            }
            return Optional.empty();
        } catch (UndecodableImageException e) {
            return Optional.of(e.defect());
        }
    }
}
