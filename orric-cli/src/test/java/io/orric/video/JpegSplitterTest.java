// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import static io.orric.testutils.Jpegs.bytes;
import static io.orric.testutils.Jpegs.concat;
import static io.orric.testutils.Jpegs.jpeg;
import static io.orric.testutils.Jpegs.scan;
import static io.orric.testutils.Jpegs.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEGs in streams, whatever stands between and within them. */
class JpegSplitterTest {

    private static final int LARGEST = 100_000;

    private long damaged;

    @Test
    void findsEachWhole() throws Exception {
        assertThat(split(concat(jpeg(10), jpeg(0), jpeg(70_000))))
                .containsExactly(jpeg(10), jpeg(0), jpeg(70_000));
        assertThat(damaged).isZero();
    }

    @Test
    void findsRealOnes() throws Exception {
        byte[] one = realJpeg(1);
        byte[] other = realJpeg(2);
        assertThat(split(concat(one, other, one))).containsExactly(one, other, one);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void anyPiecesInWhichTheStreamComesWillDo(int size) throws Exception {
        byte[] stream = concat(jpeg(10), bytes("ff"), jpeg(2000));
        InputStream pieces =
                new ByteArrayInputStream(stream) {
                    @Override
                    public synchronized int read(byte[] into, int offset, int length) {
                        return super.read(into, offset, Math.min(length, size));
                    }
                };
        assertThat(split(pieces)).containsExactly(jpeg(10), jpeg(2000));
    }

    @Test
    void garbageBetweenIsSkipped() throws Exception {
        byte[] garbage = bytes("00 ff 00 ffd9 ffff d7 ff");
        assertThat(split(concat(garbage, jpeg(5), garbage, garbage, jpeg(6), garbage)))
                .containsExactly(jpeg(5), jpeg(6));
    }

    @Test
    void aTruncatedOneIsSkippedAndTheNextFound() throws Exception {
        byte[] truncated = concat(start(), bytes("ffda 0004 0102 3456"));
        assertThat(split(concat(jpeg(1), truncated, jpeg(2)))).containsExactly(jpeg(1), jpeg(2));
        assertThat(damaged).isEqualTo(1);
    }

    @Test
    void onesWithoutAPictureOrWithWrongSegmentsAreSkipped() throws Exception {
        assertThat(
                        split(
                                concat(
                                        bytes("ffd8 ffd9"),
                                        bytes("ffd8 fffe 0001"),
                                        bytes("ffd8 ff00"),
                                        bytes("ffd8 12"),
                                        jpeg(3))))
                .containsExactly(jpeg(3));
        assertThat(damaged).isEqualTo(4);
    }

    @Test
    void theBeginningOfOneAtTheEndIsNone() throws Exception {
        byte[] whole = jpeg(4);
        for (int length = 0; length < whole.length; length++) {
            byte[] beginning = Arrays.copyOf(whole, length);
            assertThat(split(concat(jpeg(1), beginning))).containsExactly(jpeg(1));
            assertThat(damaged).isZero();
        }
    }

    @Test
    void onesThatAreTooLargeAreSkipped() throws Exception {
        byte[] endless = concat(start(), scan(3 * LARGEST));
        byte[] most = jpeg(LARGEST - jpeg(0).length);
        assertThat(split(concat(jpeg(1), endless, most, jpeg(LARGEST), jpeg(2))))
                .containsExactly(jpeg(1), most, jpeg(2));
        assertThat(damaged).isEqualTo(2);
    }

    @Test
    void noiseBringsNothingDown() throws Exception {
        Random random = new Random(7);
        byte[] noise = new byte[1 << 20];
        random.nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            // Markers are what matters, and what noise has few of.
            if (random.nextInt(4) == 0) {
                noise[i] = (byte) 0xFF;
            }
        }
        assertThat(split(noise)).allMatch(jpeg -> jpeg.length <= LARGEST);
    }

    @Test
    void theTimeIsWhenTheBeginningWasRead() throws Exception {
        long[] now = {0};
        JpegSplitter jpegs =
                new JpegSplitter(
                        new ByteArrayInputStream(concat(jpeg(100_000 - 100), jpeg(1))),
                        LARGEST,
                        () -> ++now[0]);
        assertThat(jpegs.next().time()).isEqualTo(1);
        assertThat(jpegs.next().time()).isEqualTo(2);
        assertThat(jpegs.next()).isNull();
    }

    private List<byte[]> split(byte[] stream) throws IOException {
        return split(new ByteArrayInputStream(stream));
    }

    private List<byte[]> split(InputStream stream) throws IOException {
        JpegSplitter jpegs = new JpegSplitter(stream, LARGEST, () -> 0);
        List<byte[]> found = new ArrayList<>();
        JpegSplitter.Jpeg jpeg = jpegs.next();
        while (jpeg != null) {
            found.add(jpeg.bytes());
            jpeg = jpegs.next();
        }
        damaged = jpegs.damaged();
        return found;
    }

    private static byte[] realJpeg(int seed) throws IOException {
        BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        new Random(seed)
                .ints(300)
                .forEach(n -> picture.setRGB(n & 63, ((n >>> 8) & 0xFF) % 48, n >>> 8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", out);
        return out.toByteArray();
    }
}
