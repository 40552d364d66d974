// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {

    @Test
    void itTrainsWhileItIsWantedAndNotAfter() throws Exception {
        AtomicInteger started = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        try (TrainingLoop loop =
                new TrainingLoop(
                        () -> {
                            started.incrementAndGet();
                            Thread.onSpinWait();
                            return ended.incrementAndGet();
                        })) {
            assertThat(started.get()).isZero();
            loop.begin();
            await().until(() -> ended.get() > 2);
            loop.pause();
            int paused = ended.get();
            assertThat(started.get()).isEqualTo(paused);
            loop.begin();
            await().until(() -> ended.get() > paused);
        }
        assertThat(started.get()).isEqualTo(ended.get());
    }

    @Test
    void aFailureReachesWhoeverWaits() {
        try (TrainingLoop loop =
                new TrainingLoop(
                        () -> {
                            throw new IOException("no memory");
                        })) {
            assertThatThrownBy(
                            () -> {
                                loop.begin();
                                loop.pause();
                            })
                    .isInstanceOf(IOException.class)
                    .hasMessage("retraining failed: no memory");
        }
    }
}
