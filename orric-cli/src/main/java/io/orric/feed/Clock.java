// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

/** Time as a feed sees it. */
public interface Clock {

    /** The machine's own time, which never runs backwards. */
    static Clock system() {
        long epoch = System.currentTimeMillis();
        long begin = System.nanoTime();
        return new Clock() {
            @Override
            public long millis() {
                return epoch + (System.nanoTime() - begin) / 1_000_000;
            }

            @Override
            public void sleep(long millis) throws InterruptedException {
                Thread.sleep(millis);
            }
        };
    }

    /** Milliseconds since the epoch. */
    long millis();

    /** Lets time pass. */
    void sleep(long millis) throws InterruptedException;
}
