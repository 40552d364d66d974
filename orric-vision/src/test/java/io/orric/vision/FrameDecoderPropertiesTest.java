// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.Png;
import io.orric.testutils.TinyModels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

class FrameDecoderPropertiesTest {

    private static final ImageLimits LIMITS = new ImageLimits(100_000, 200_000);
    private static final List<byte[]> VALID = validFrames();

    private final FrameDecoder decoder = new FrameDecoder(LIMITS);

    @Property(tries = 4000)
    void mutatedFramesAreDecodedOrRefused(@ForAll("mutations") byte[] bytes) {
        decodesOrRefuses(bytes);
    }

    @Tag("chaos")
    @Property(tries = 1_000_000, shrinking = ShrinkingMode.OFF)
    void aMillionMutatedFramesAreDecodedOrRefused(@ForAll("mutations") byte[] bytes) {
        decodesOrRefuses(bytes);
    }

    @Property
    void arbitraryBytesAreRefused(@ForAll byte[] bytes) {
        decodesOrRefuses(bytes);
    }

    private void decodesOrRefuses(byte[] bytes) {
        try {
            RgbImage image = decoder.decode(bytes);
            assertThat(image.pixels()).hasSize(image.width() * image.height());
            assertThat(image.pixels().length).isLessThanOrEqualTo((int) LIMITS.maxPixels());
        } catch (UndecodableImageException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @Provide
    Arbitrary<byte[]> mutations() {
        return Arbitraries.of(VALID)
                .flatMap(frame -> Arbitraries.randomValue(random -> mutated(frame, random)));
    }

    private static byte[] mutated(byte[] frame, Random random) {
        byte[] bytes = frame.clone();
        if (random.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
        }
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            // Headers decide most, so half of the changes go there.
            int span = random.nextBoolean() ? Math.min(100, bytes.length) : bytes.length;
            bytes[random.nextInt(span)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static List<byte[]> validFrames() {
        byte[] png = TinyModels.frames(1, 1).get(0).image();
        byte[] palette =
                Png.header(4, 1, 8, Png.PALETTE)
                        .palette(0x102030, 0x405060, 0x708090)
                        .chunk("tEXt", new byte[] {'a', 0, 'b'})
                        .pixels(0, 1, 2, 1)
                        .end();
        byte[] wide = Png.pixel(16, Png.RGB_ALPHA, 1, 2, 3, 4, 5, 6, 7, 8);
        return List.of(png, jpeg(png), palette, wide);
    }

    private static byte[] jpeg(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("a valid frame is readable", e);
        }
    }
}
