// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.frames.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Everything a job may do to the frames that it is given. */
class SuppliesTest {

    private static final List<byte[]> PICTURES = List.of(new byte[] {1}, new byte[] {2});
    private static final Running SOUND = () -> {};

    private final List<Frame> seen = new ArrayList<>();
    private final List<Long> watermarks = new ArrayList<>();

    @Test
    void everyBurstHasItsFramesAndEndsItsSlots() throws Exception {
        Bursts bursts = new Bursts(PICTURES, 3);
        CompletableFuture<Void> job = CompletableFuture.runAsync(() -> answer(bursts, 0, 10));
        assertThat(bursts.run(SOUND, 6, 3, 3)).isPositive();
        assertThat(bursts.run(SOUND, 4, 1, 3)).isPositive();
        job.join();

        long length = EmbeddedJob.SLOT.toMillis();
        long start = seen.get(0).eventTime();
        assertThat(start % length).isZero();
        assertThat(seen).extracting(Frame::eventTime).isSorted();
        assertThat(seen)
                .extracting(Frame::site)
                .containsExactly(
                        "site-0", "site-1", "site-2", "site-0", "site-1", "site-2", "site-0",
                        "site-0", "site-0", "site-0");
        assertThat(seen.get(2).eventTime()).isLessThan(start + length);
        assertThat(seen.get(3).eventTime()).isEqualTo(start + length);
        assertThat(watermarks).containsExactly(start + 2 * length, start + 4 * length);
        assertThat(seen.get(6).eventTime()).isEqualTo(start + 2 * length);
        assertThat(seen.get(1).image()).isEqualTo(PICTURES.get(1));
    }

    @Test
    void aSecondResultOfAFrameIsAnError() {
        Bursts bursts = new Bursts(PICTURES, 1);
        CompletableFuture<Void> job =
                CompletableFuture.runAsync(
                        () -> {
                            take(bursts, 0);
                            take(bursts, 1);
                            bursts.answered(0, 0);
                            bursts.answered(0, 0);
                        });

        assertThatThrownBy(() -> bursts.run(SOUND, 2, 1, 10))
                .isInstanceOf(IOException.class)
                .hasMessage("frame 0 has two results");
        job.join();
    }

    @Test
    void aFrameThatIsNotAnsweredIsAnError() {
        Bursts bursts = new Bursts(PICTURES, 1);
        bursts.refused("damaged image");

        assertThatThrownBy(() -> bursts.run(SOUND, 1, 1, 10))
                .isInstanceOf(IOException.class)
                .hasMessage("a frame was not answered: damaged image");
    }

    @Test
    void nobodyWaitsForAJobThatFailed() {
        Running failed =
                () -> {
                    throw new IOException("the job failed");
                };

        assertThatThrownBy(() -> new Bursts(PICTURES, 1).run(failed, 1, 1, 10))
                .hasMessage("the job failed");
    }

    @Test
    void underSteadyLoadOrderAndVersionsAreWatched() throws Exception {
        SteadyLoad load = new SteadyLoad(PICTURES, 1_000_000);
        load.answered(0, 0);
        load.answered(1, 2);
        load.awaitVersion(SOUND, 2);
        load.awaitResults(SOUND, 0);
        assertThat(load.results()).isEqualTo(2);
        assertThat(load.longestGapMillis()).isPositive();
        load.forgetGaps();
        assertThat(load.longestGapMillis()).isZero();

        load.answered(3, 2);
        assertThatThrownBy(() -> load.awaitResults(SOUND, 0))
                .hasMessage("frame 2 was to be answered next, frame 3 was");
    }

    @Test
    void aVersionNeverFallsBack() {
        SteadyLoad load = new SteadyLoad(PICTURES, 1_000_000);
        load.answered(0, 2);
        load.answered(1, 1);

        assertThatThrownBy(() -> load.awaitResults(SOUND, 0))
                .hasMessage("version 1 answered after version 2");
    }

    private void answer(Bursts bursts, long from, long to) {
        for (long position = from; position < to; position++) {
            Frame frame = take(bursts, position);
            seen.add(frame);
            long watermark = bursts.watermarkBehind(frame);
            if (watermark != FrameSupply.NONE) {
                watermarks.add(watermark);
            }
            bursts.answered(position, 0);
        }
    }

    private static Frame take(Bursts bursts, long position) {
        try {
            return bursts.next(position);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
