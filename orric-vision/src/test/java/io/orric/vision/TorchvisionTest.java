// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.vision.ModelInput.Channels;
import io.orric.vision.Resizing.Filter;
import io.orric.vision.Resizing.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Resized pictures against those of torchvision and Pillow. */
class TorchvisionTest {

    private static final ImageLimits LIMITS = new ImageLimits(1 << 20, 1 << 20);

    /** Half a step of a stored value, and of the last digit of the file. */
    private static final double ROUNDING = 0.5 / PixelBatch.UNIT + 0.0055;

    /** A line of the file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Golden(
            String reference, Resizing resizing, int width, int height, int side, float[] values) {

        static Golden of(String[] words) {
            Resizing resizing =
                    new Resizing(
                            choice(words[1], Mode.values()),
                            choice(words[2], Filter.values()),
                            Integer.parseInt(words[3]),
                            Integer.parseInt(words[4]));
            float[] values = new float[words.length - 8];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.parseFloat(words[i + 8]);
            }
            return new Golden(
                    words[0],
                    resizing,
                    Integer.parseInt(words[5]),
                    Integer.parseInt(words[6]),
                    Integer.parseInt(words[7]),
                    values);
        }

        private static <E extends Enum<E>> E choice(String word, E[] choices) {
            return Arrays.stream(choices)
                    .filter(choice -> choice.toString().equals(word))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return String.format(
                    "%s, %s by %s of %d x %d to %d",
                    reference, resizing.mode(), resizing.filter(), width, height, side);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void picturesAreResizedAsThere(Golden golden) throws Exception {
        short[] values = new short[ModelInput.length(golden.side())];
        if (golden.reference().equals("scene")) {
            ModelInput input = new ModelInput(Channels.all(0), Channels.all(1), golden.resizing());
            values =
                    new FrameDecoder(LIMITS)
                            .pixels(bytes("golden-scene.jpg"), golden.side(), input);
        } else {
            RgbImage picture = ResizerTest.picture(golden.width(), golden.height());
            Resizer.write(picture, golden.side(), golden.resizing(), values, 0);
        }
        assertThat(values).hasSize(golden.values().length);
        double largest = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double value = (values[i] & 0xFFFF) / (double) PixelBatch.UNIT;
            double difference = Math.abs(value - golden.values()[i]);
            largest = Math.max(largest, difference);
            sum += difference;
        }
        assertThat(largest).isLessThanOrEqualTo(largestAllowed(golden));
        assertThat(sum / values.length).isLessThanOrEqualTo(0.5);
    }

    /**
     * Pillow rounds twice; a decoder may round otherwise, and a reduced picture is a little softer.
     */
    private static double largestAllowed(Golden golden) {
        return switch (golden.reference()) {
            case "torch" -> ROUNDING;
            case "pillow" -> 1 + ROUNDING;
            default -> 3;
        };
    }

    static Stream<Golden> lines() throws IOException {
        String text = new String(bytes("golden-torchvision.txt"), StandardCharsets.US_ASCII);
        return text.lines().map(line -> Golden.of(line.split(" ")));
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = TorchvisionTest.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        }
    }
}
