// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.harness;

import java.util.List;

/** Gives some things again and again, so that nothing along the way could know one already. */
public final class Cycle<T> {

    private final List<T> things;
    private int next;

    public Cycle(List<T> things) {
        this.things = List.copyOf(things);
    }

    /** The next one; the first follows the last. */
    public T next() {
        T thing = things.get(next);
        next = (next + 1) % things.size();
        return thing;
    }
}
