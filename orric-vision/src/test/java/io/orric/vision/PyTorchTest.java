// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PyTorchTest {

    private final ExecutorService training = Executors.newSingleThreadExecutor();
    private final ExecutorService serving = Executors.newSingleThreadExecutor();
    private final ExecutorService later = Executors.newSingleThreadExecutor();

    @AfterEach
    void endThreads() {
        training.shutdown();
        serving.shutdown();
        later.shutdown();
    }

    @Test
    void aThreadHasItsOwnNumberOfThreadsWhatOthersHaveStays() throws Exception {
        int usual = on(serving, PyTorch::threads);
        int more = usual + 2;
        assertThat(on(training, () -> use(more))).isEqualTo(more);
        assertThat(on(serving, PyTorch::threads)).isEqualTo(usual);
        assertThat(on(later, PyTorch::threads)).isEqualTo(usual);
        assertThat(on(training, PyTorch::threads)).isEqualTo(more);
        assertThat(on(training, () -> use(1))).isEqualTo(1);
    }

    private static int use(int threads) {
        PyTorch.useThreads(threads);
        return PyTorch.threads();
    }

    private static int on(ExecutorService thread, Supplier<Integer> work) throws Exception {
        return thread.submit(work::get).get();
    }
}
