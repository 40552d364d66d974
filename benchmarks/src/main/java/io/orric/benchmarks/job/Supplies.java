// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Supplies of the jobs in this JVM, by names: Flink serialises what it runs, and a supply is shared
 * with whoever measures.
 */
final class Supplies {

    private static final Map<String, FrameSupply> OPEN = new ConcurrentHashMap<>();

    static void open(String name, FrameSupply supply) {
        OPEN.put(name, supply);
    }

    static FrameSupply of(String name) {
        return OPEN.get(name);
    }

    static void close(String name) {
        OPEN.remove(name);
    }

    private Supplies() {}
}
