// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class ShutdownSignalTest {

    /** Work with a face, so that what keeps it in memory shows. */
    private static final class Work {
        private boolean told;

        void tell() {
            told = true;
        }
    }

    @Test
    void whatEndedIsNotKeptInMemory() {
        WeakReference<Work> work = ended();
        await().until(
                        () -> {
                            System.gc();
                            return work.get() == null;
                        });
    }

    private static WeakReference<Work> ended() {
        Work work = new Work();
        try (ShutdownSignal signal = new ShutdownSignal(work::tell)) {
            assertThat(signal.requested()).isFalse();
        }
        assertThat(work.told).isFalse();
        return new WeakReference<>(work);
    }
}
