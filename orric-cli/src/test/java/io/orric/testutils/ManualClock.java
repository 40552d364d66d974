// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.feed.Clock;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when it is told to: whoever sleeps has slept at once. */
public final class ManualClock implements Clock {

    private final List<Long> sleeps = new ArrayList<>();
    private long now;

    public ManualClock(long now) {
        this.now = now;
    }

    @Override
    public long millis() {
        return now;
    }

    @Override
    public void sleep(long millis) {
        sleeps.add(millis);
        now += millis;
    }

    /** Lets time pass without anybody sleeping. */
    public void pass(long millis) {
        now += millis;
    }

    /** Length of each sleep, in milliseconds. */
    public List<Long> sleeps() {
        return List.copyOf(sleeps);
    }
}
