// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.testutils.Png;
import io.orric.vision.UndecodableImageException.Defect;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {

    private final FrameDecoder decoder = new FrameDecoder(new ImageLimits(100_000, 1_000_000));

    @Test
    void decodesJpegOfAnyAspect() throws Exception {
        RgbImage image = decoder.decode(encode(filled(40, 24, new Color(200, 100, 50)), "jpeg"));
        assertThat(image.width()).isEqualTo(40);
        assertThat(image.height()).isEqualTo(24);
        assertThat(image.pixels()).hasSize(40 * 24);
        assertCloseTo(image.pixels()[500], 200, 100, 50, 4);
    }

    @Test
    void decodesGreyJpeg() throws Exception {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 90);
        assertCloseTo(decoder.decode(encode(grey, "jpeg")).pixels()[100], 90, 90, 90, 2);
    }

    @Test
    void decodesPngWithoutLoss() throws Exception {
        BufferedImage image = new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        int[] pixels = random.ints(35, 0, 1 << 24).toArray();
        image.setRGB(0, 0, 7, 5, pixels, 0, 7);
        int[] decoded = decoder.decode(encode(image, "png")).pixels();
        for (int i = 0; i < pixels.length; i++) {
            assertThat(decoded[i] & 0xFFFFFF).isEqualTo(pixels[i]);
        }
    }

    @Test
    void greyLevelsAreKept() throws Exception {
        for (int level : new int[] {0, 1, 64, 128, 200, 255}) {
            int expected = level * 0x010101;
            assertPixel(Png.pixel(8, Png.GREY, level), expected);
            assertPixel(Png.pixel(16, Png.GREY, level, level), expected);
            assertPixel(Png.pixel(8, Png.GREY_ALPHA, level, 255), expected);
            assertPixel(Png.pixel(16, Png.GREY_ALPHA, level, level, 255, 255), expected);
        }
    }

    @Test
    void paletteColoursAreKept() throws Exception {
        byte[] png =
                Png.header(2, 1, 8, Png.PALETTE).palette(0x102030, 0xF0E0D0).pixels(1, 0).end();
        int[] pixels = decoder.decode(png).pixels();
        assertThat(pixels[0] & 0xFFFFFF).isEqualTo(0xF0E0D0);
        assertThat(pixels[1] & 0xFFFFFF).isEqualTo(0x102030);
    }

    @Test
    void oneBitPicturesAreBlackAndWhite() throws Exception {
        byte[] png = Png.header(2, 1, 1, Png.GREY).pixels(0b0100_0000).end();
        int[] pixels = decoder.decode(png).pixels();
        assertThat(pixels[0] & 0xFFFFFF).isEqualTo(0x000000);
        assertThat(pixels[1] & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void sixteenBitColoursAreScaledToEight() throws Exception {
        assertPixel(Png.pixel(16, Png.RGB, 0x10, 0x10, 0x80, 0x80, 0xF0, 0xF0), 0x1080F0);
    }

    @Test
    void transparentPixelsLieOnBlack() throws Exception {
        assertPixel(Png.pixel(8, Png.RGB_ALPHA, 200, 100, 50, 255), 0xC86432);
        assertPixel(Png.pixel(8, Png.RGB_ALPHA, 200, 100, 50, 0), 0x000000);
        RgbImage half = decoder.decode(Png.pixel(8, Png.RGB_ALPHA, 200, 100, 50, 128));
        assertCloseTo(half.pixels()[0], 100, 50, 25, 2);
    }

    @Test
    void refusesNothing() {
        assertUndecodable(new byte[0], Defect.EMPTY, "empty image");
    }

    @Test
    void refusesRandomBytes() {
        byte[] bytes = new byte[1000];
        new Random(1).nextBytes(bytes);
        assertUndecodable(bytes, Defect.UNKNOWN_FORMAT, "neither JPEG nor PNG");
        assertUndecodable(
                "<html>502 Bad Gateway</html>".getBytes(StandardCharsets.US_ASCII),
                Defect.UNKNOWN_FORMAT,
                "neither JPEG nor PNG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "bmp"})
    void refusesOtherFormatsThatTheJdkReads(String format) throws Exception {
        assertUndecodable(
                encode(filled(8, 8, Color.RED), format),
                Defect.UNKNOWN_FORMAT,
                "neither JPEG nor PNG");
    }

    @Test
    void refusesATruncatedPng() throws Exception {
        byte[] png = encode(filled(64, 64, Color.RED), "png");
        for (int length : new int[] {1, 8, 20, 33, 50, png.length / 2}) {
            assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(png, length)))
                    .isInstanceOf(UndecodableImageException.class);
        }
    }

    @Test
    void refusesAJpegWithoutPicture() throws Exception {
        byte[] jpeg = encode(filled(64, 64, Color.RED), "jpeg");
        for (int length : new int[] {2, 3, 20, 100}) {
            assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(jpeg, length)))
                    .isInstanceOf(UndecodableImageException.class);
        }
    }

    @Test
    void refusesAJpegThatLacksPixelsButNotOneThatLacksItsLastMarker() throws Exception {
        byte[] jpeg = encode(filled(64, 64, Color.RED), "jpeg");
        assertThat(decoder.decode(Arrays.copyOf(jpeg, jpeg.length - 2)).width()).isEqualTo(64);
        assertUndecodable(
                Arrays.copyOf(jpeg, jpeg.length - 20), Defect.TRUNCATED, "truncated image");
    }

    @Test
    void refusesMoreBytesThanAllowed() throws Exception {
        byte[] png = encode(filled(8, 8, Color.RED), "png");
        FrameDecoder narrow = new FrameDecoder(new ImageLimits(png.length - 1, 1_000_000));
        assertThatThrownBy(() -> narrow.decode(png))
                .isInstanceOf(UndecodableImageException.class)
                .hasMessage("image of %d bytes, limit is %d".formatted(png.length, png.length - 1))
                .extracting(e -> ((UndecodableImageException) e).defect())
                .isEqualTo(Defect.TOO_MANY_BYTES);
        new FrameDecoder(new ImageLimits(png.length, 1_000_000)).decode(png);
    }

    @Test
    void refusesMorePixelsThanAllowed() throws Exception {
        byte[] png = encode(filled(10, 10, Color.RED), "png");
        FrameDecoder narrow = new FrameDecoder(new ImageLimits(100_000, 99));
        assertThatThrownBy(() -> narrow.decode(png))
                .hasMessage("image of 10x10 pixels, limit is 99 pixels");
        new FrameDecoder(new ImageLimits(100_000, 100)).decode(png);
    }

    /** Few enough pixels, but rows or columns that would take gigabytes to resize. */
    @ParameterizedTest
    @CsvSource({"65536, 1", "1, 65536", "33177600, 1"})
    void refusesALongSide(int width, int height) {
        FrameDecoder decoder = new FrameDecoder(new ImageLimits(100_000, 33_177_600));
        byte[] png = Png.header(width, height, 8, Png.GREY).pixels(1).end();
        assertThatThrownBy(() -> decoder.pixels(png, 64, new ModelInput(0.5f, 0.5f)))
                .hasMessage("image of %dx%d pixels, limit of a side is 65535 pixels", width, height)
                .extracting(e -> ((UndecodableImageException) e).defect())
                .isEqualTo(Defect.TOO_MANY_PIXELS);
    }

    @Test
    void takesTheLongestSide() throws Exception {
        byte[] png = encode(filled(ImageLimits.MAX_SIDE, 1, Color.RED), "png");
        FrameDecoder decoder = new FrameDecoder(new ImageLimits(1_000_000, 33_177_600));
        assertThat(decoder.decode(png).width()).isEqualTo(ImageLimits.MAX_SIDE);
    }

    /** Decoded, these would take 14 GB: the test would not survive the attempt. */
    @Test
    void refusesAClaimedSizeBeforeAllocatingIt() {
        for (int type : new int[] {Png.GREY, Png.RGB, Png.RGB_ALPHA}) {
            assertUndecodable(
                    Png.header(60_000, 60_000, 8, type).pixels(1, 2, 3).end(),
                    Defect.TOO_MANY_PIXELS,
                    "image of 60000x60000 pixels, limit is 1000000 pixels");
        }
        assertUndecodable(
                Png.header(60_000, 60_000, 8, Png.PALETTE).palette(1, 2).pixels(1).end(),
                Defect.TOO_MANY_PIXELS,
                "image of 60000x60000 pixels");
        assertUndecodable(
                Png.header(Integer.MAX_VALUE, Integer.MAX_VALUE, 8, Png.RGB).pixels(1).end(),
                Defect.TOO_MANY_PIXELS,
                "limit is 1000000 pixels");
    }

    /** Allocating what a chunk claims would end the test's JVM. */
    @ParameterizedTest
    @ValueSource(strings = {"tEXt", "zTXt", "iTXt", "iCCP", "sPLT", "PLTE", "hIST", "tRNS", "xxXx"})
    void refusesAChunkThatClaimsMoreThanTheFileHolds(String type) {
        byte[] before =
                Png.header(1, 1, 8, Png.PALETTE)
                        .chunkClaiming(Integer.MAX_VALUE - 8, type, new byte[40])
                        .palette(1, 2)
                        .pixels(1)
                        .end();
        byte[] after =
                Png.header(1, 1, 8, Png.PALETTE)
                        .palette(1, 2)
                        .chunkClaiming(Integer.MAX_VALUE - 8, type, new byte[40])
                        .pixels(1)
                        .end();
        assertUndecodable(before, Defect.DAMAGED, "damaged image");
        assertUndecodable(after, Defect.DAMAGED, "damaged image");
    }

    private void assertPixel(byte[] png, int rgb) throws UndecodableImageException {
        assertThat(decoder.decode(png).pixels()[0] & 0xFFFFFF)
                .as("%06x", decoder.decode(png).pixels()[0] & 0xFFFFFF)
                .isEqualTo(rgb);
    }

    private static void assertCloseTo(int rgb, int red, int green, int blue, int tolerance) {
        assertThat(rgb >> 16 & 255).isBetween(red - tolerance, red + tolerance);
        assertThat(rgb >> 8 & 255).isBetween(green - tolerance, green + tolerance);
        assertThat(rgb & 255).isBetween(blue - tolerance, blue + tolerance);
    }

    private void assertUndecodable(byte[] bytes, Defect defect, String reason) {
        assertThatThrownBy(() -> decoder.decode(bytes))
                .isInstanceOf(UndecodableImageException.class)
                .hasMessageContaining(reason)
                .extracting(e -> ((UndecodableImageException) e).defect())
                .isEqualTo(defect);
    }

    private static BufferedImage filled(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    private static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }
}
