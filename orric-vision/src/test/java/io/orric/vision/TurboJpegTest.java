// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.Jpegs;
import io.orric.testutils.Jpegs.Sampling;
import io.orric.testutils.TinyModels;
import io.orric.vision.Resizing.Filter;
import io.orric.vision.Resizing.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of the scaled decoder against those of a full decode by the JDK and an area resize. */
class TurboJpegTest {

    private static final ImageLimits LIMITS = new ImageLimits(10 << 20, 10 << 20);

    private final FrameDecoder decoder = new FrameDecoder(LIMITS);

    @Test
    void thisPlatformHasTheNatives() {
        assertThat(TurboJpeg.available()).isTrue();
    }

    @Property(tries = 300)
    void softPicturesAreTheSame(
            @ForAll @IntRange(min = 1, max = 300) int width,
            @ForAll @IntRange(min = 1, max = 300) int height,
            @ForAll @IntRange(min = 1, max = 70) int resolution,
            @ForAll Sampling sampling,
            @ForAll boolean progressive) {
        byte[] jpeg = Jpegs.encode(Jpegs.picture(width, height, 0, 1), sampling, progressive, 0.9f);
        double[] differences = differences(jpeg, resolution, Resizing.DEFAULT);
        assertThat(mean(differences)).isLessThan(3);
        assertThat(largest(differences)).isLessThan(16);
    }

    @Property(tries = 300)
    void noisyPicturesAreTheSameOnAverage(
            @ForAll @IntRange(min = 1, max = 300) int width,
            @ForAll @IntRange(min = 1, max = 300) int height,
            @ForAll @IntRange(min = 8, max = 70) int resolution,
            @ForAll Sampling sampling,
            @ForAll boolean progressive) {
        byte[] jpeg =
                Jpegs.encode(Jpegs.picture(width, height, 60, 1), sampling, progressive, 0.9f);
        assertThat(mean(differences(jpeg, resolution, Resizing.DEFAULT))).isLessThan(6);
    }

    @ParameterizedTest
    @MethodSource("resizings")
    void picturesOfCamerasAreTheSameAtEachReduction(Resizing resizing) {
        for (int resolution : new int[] {24, 64, 100, 200}) {
            byte[] jpeg =
                    Jpegs.encode(Jpegs.picture(1283, 721, 8, 2), Sampling.QUARTER, false, 0.85f);
            double[] differences = differences(jpeg, resolution, resizing);
            assertThat(mean(differences)).as("at %s", resolution).isLessThan(0.6);
            assertThat(largest(differences)).as("at %s", resolution).isLessThan(10);
        }
    }

    static Stream<Resizing> resizings() {
        return Arrays.stream(Filter.values())
                .filter(filter -> filter != Filter.BILINEAR) // never reduced
                .flatMap(
                        filter ->
                                Stream.of(
                                        new Resizing(Mode.STRETCH, filter),
                                        new Resizing(Mode.CENTRE_CROP, filter, 256, 224),
                                        new Resizing(Mode.LETTERBOX, filter)));
    }

    /** Pixels beyond the edge, which an encoder fills as it likes, are in the last block. */
    @Test
    void sidesThatAreNoMultipleOfABlockKeepTheirEdges() {
        byte[] jpeg = Jpegs.encode(Jpegs.picture(257, 129, 0, 3), Sampling.FULL, false, 0.95f);
        for (int resolution = 1; resolution < 16; resolution++) {
            assertThat(largest(differences(jpeg, resolution, Resizing.DEFAULT))).isLessThan(4);
        }
    }

    @Test
    void refusesPicturesThatLibjpegWarnsOf() {
        byte[] jpeg = Jpegs.encode(Jpegs.picture(64, 64, 30, 4), Sampling.QUARTER, false, 0.9f);
        byte[] damaged = jpeg.clone();
        Arrays.fill(damaged, jpeg.length - 300, jpeg.length - 200, (byte) 0x55);
        damaged[jpeg.length - 250] = (byte) 0xFF;
        damaged[jpeg.length - 249] = (byte) 0xD3;
        JpegHeader header = JpegHeader.of(damaged).orElseThrow();
        assertThat(TurboJpeg.write(jpeg, header, 8, Resizing.DEFAULT, new short[192])).isTrue();
        assertThat(TurboJpeg.write(damaged, header, 8, Resizing.DEFAULT, new short[192])).isFalse();
    }

    @Test
    void manyThreadsDecodeAtOnce() throws Exception {
        List<Sampling> samplings = List.of(Sampling.values());
        List<byte[]> jpegs = new ArrayList<>();
        List<short[]> expected = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Sampling sampling = samplings.get(i % samplings.size());
            jpegs.add(Jpegs.encode(Jpegs.picture(200 + i, 150, 20, i), sampling, false, 0.8f));
            expected.add(decoder.pixels(jpegs.get(i), 32, TinyModels.INPUT));
        }
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<short[]>> decoded = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                byte[] jpeg = jpegs.get(i % 16);
                decoded.add(pool.submit(() -> decoder.pixels(jpeg, 32, TinyModels.INPUT)));
            }
            for (int i = 0; i < 2000; i++) {
                assertThat(decoded.get(i).get()).isEqualTo(expected.get(i % 16));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private double[] differences(byte[] jpeg, int resolution, Resizing resizing) {
        short[] quick = new short[ModelInput.length(resolution)];
        short[] full = new short[ModelInput.length(resolution)];
        JpegHeader header = JpegHeader.of(jpeg).orElseThrow();
        assertThat(TurboJpeg.write(jpeg, header, resolution, resizing, quick)).isTrue();
        try {
            Resizer.write(decoder.decode(jpeg), resolution, resizing, full, 0);
        } catch (UndecodableImageException e) {
            throw new AssertionError(e);
        }
        double[] differences = new double[full.length];
        for (int i = 0; i < full.length; i++) {
            differences[i] =
                    Math.abs((quick[i] & 0xFFFF) - (full[i] & 0xFFFF)) / (double) PixelBatch.UNIT;
        }
        return differences;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }
}
