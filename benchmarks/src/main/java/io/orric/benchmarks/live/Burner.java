// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import java.util.ArrayList;
import java.util.List;

/** A foreign load: threads that do nothing but keep cores busy, until it is closed. */
final class Burner implements AutoCloseable {

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * @param cores number of cores to keep busy
     */
    Burner(int cores) {
        for (int i = 0; i < cores; i++) {
            Thread thread = new Thread(this::burn, "bench-burner");
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void burn() {
        double value = 1;
        while (!stopped) {
            value = Math.sqrt(value + 1);
        }
        if (Double.isNaN(value)) {
            throw new IllegalStateException("a root of a positive number is a number");
        }
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
