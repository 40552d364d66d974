// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.Jpegs;
import io.orric.testutils.Jpegs.Sampling;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JpegHeaderTest {

    private static final byte[] JPEG =
            Jpegs.encode(Jpegs.picture(40, 24, 0, 1), Sampling.FULL, false, 0.8f);

    /** Behind the first marker is JFIF's segment of 18 bytes, marker and length included. */
    private static final int AFTER_JFIF = 20;

    @ParameterizedTest
    @EnumSource
    void readsTheSizeOfPlainJpegs(Sampling sampling) {
        for (boolean progressive : new boolean[] {false, true}) {
            byte[] jpeg = Jpegs.encode(Jpegs.picture(67, 45, 0, 1), sampling, progressive, 0.8f);
            assertThat(JpegHeader.of(jpeg))
                    .contains(new JpegHeader(67, 45, sampling != Sampling.HALF_ACROSS));
        }
    }

    @Test
    void leavesCutPicturesToTheJdkButNotFilledUpOnes() {
        for (int length = 0; length < JPEG.length; length++) {
            assertThat(JpegHeader.of(Arrays.copyOf(JPEG, length))).isEmpty();
        }
        assertThat(JpegHeader.of(Arrays.copyOf(JPEG, JPEG.length + 100))).isPresent();
    }

    @Test
    void leavesPicturesWithAColourProfileToTheJdk() {
        assertThat(JpegHeader.of(with(0xE2, "ICC_PROFILE\0\1\1"))).isEmpty();
        assertThat(JpegHeader.of(with(0xE2, "MPF\0 something else"))).isPresent();
    }

    @Test
    void leavesColoursThatAreNotYcbcrToTheJdk() {
        assertThat(JpegHeader.of(with(0xEE, "Adobe\0\144\0\0\0\0\0"))).isEmpty();
        assertThat(JpegHeader.of(with(0xEE, "Adobe\0\144\0\0\0\0\2"))).isEmpty();
        assertThat(JpegHeader.of(with(0xEE, "Adobe\0\144\0\0\0\0\1"))).isPresent();
    }

    @Test
    void leavesUnmarkedPicturesWithWholeColourPlanesToTheJdk() {
        byte[] jpeg = JPEG.clone();
        jpeg[6] = 'X'; // of JFIF
        assertThat(JpegHeader.of(jpeg)).isEmpty();
        byte[] subsampled =
                Jpegs.encode(Jpegs.picture(40, 24, 0, 1), Sampling.QUARTER, false, 0.8f);
        subsampled[6] = 'X';
        assertThat(JpegHeader.of(subsampled)).isPresent();
    }

    @Test
    void leavesOtherFramesThanBaselineAndProgressiveToTheJdk() {
        int frame = indexOf(0xC0);
        for (int marker : new int[] {0xC3, 0xC5, 0xC6, 0xC9, 0xCA, 0xCF}) {
            assertThat(JpegHeader.of(changed(frame + 1, marker))).isEmpty();
        }
        assertThat(JpegHeader.of(changed(frame + 4, 12))).as("12 bits").isEmpty();
        assertThat(JpegHeader.of(changed(frame + 6, 0))).as("no height yet").isEmpty();
        assertThat(JpegHeader.of(changed(frame + 8, 0))).as("no width").isEmpty();
        assertThat(JpegHeader.of(changed(frame + 9, 4))).as("four components").isEmpty();
        assertThat(JpegHeader.of(changed(frame + 11, 0x01))).as("no samples").isEmpty();
        assertThat(JpegHeader.of(changed(frame + 14, 0x22))).as("more chroma").isEmpty();
    }

    @Test
    void leavesSegmentsThatLeadBeyondTheFileToTheJdk() {
        assertThat(JpegHeader.of(changed(4, 0xFF))).isEmpty();
        byte[] tiny = JPEG.clone();
        tiny[4] = 0;
        tiny[5] = 1;
        assertThat(JpegHeader.of(tiny)).as("length 1").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 720, 64, 4",
        "1280, 720, 45, 8",
        "1920, 1080, 224, 2",
        "1280, 720, 181, 1",
        "1280, 720, 180, 2",
        "720, 1280, 180, 2",
        "1280, 720, 224, 1",
        "320, 240, 64, 1",
        "32, 32, 32, 1",
        "65500, 8, 8, 1",
        "65500, 65500, 4096, 4"
    })
    void reducesAsLongAsTwiceTheSquareIsLeft(int width, int height, int side, int reduction) {
        JpegHeader header = new JpegHeader(width, height, true);
        assertThat(reduction(header, Resizing.DEFAULT, side)).isEqualTo(reduction);
    }

    @Test
    void reducesUnevenChromaToAQuarterAtMost() {
        JpegHeader header = new JpegHeader(1280, 720, false);
        assertThat(reduction(header, Resizing.DEFAULT, 8)).isEqualTo(4);
    }

    private static int reduction(JpegHeader header, Resizing resizing, int side) {
        return header.reductionFor(
                resizing.span(header.width(), header.height(), side),
                resizing.span(header.height(), header.width(), side));
    }

    private static byte[] with(int marker, String content) {
        byte[] segment = new byte[4 + content.length()];
        segment[0] = (byte) 0xFF;
        segment[1] = (byte) marker;
        segment[3] = (byte) (content.length() + 2);
        for (int i = 0; i < content.length(); i++) {
            segment[4 + i] = (byte) content.charAt(i);
        }
        byte[] whole = Arrays.copyOf(JPEG, JPEG.length + segment.length);
        System.arraycopy(segment, 0, whole, AFTER_JFIF, segment.length);
        System.arraycopy(
                JPEG, AFTER_JFIF, whole, AFTER_JFIF + segment.length, JPEG.length - AFTER_JFIF);
        return whole;
    }

    private static byte[] changed(int position, int value) {
        byte[] changed = JPEG.clone();
        changed[position] = (byte) value;
        return changed;
    }

    private static int indexOf(int marker) {
        for (int i = AFTER_JFIF; i < JPEG.length; i++) {
            if (JPEG[i] == (byte) 0xFF && JPEG[i + 1] == (byte) marker) {
                return i;
            }
        }
        throw new AssertionError("no marker " + marker);
    }
}
