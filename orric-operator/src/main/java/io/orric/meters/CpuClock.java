// SPDX-License-Identifier: Apache-2.0
package io.orric.meters;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Time that the calling thread has had a core. Unlike the time of day it does not count a wait for
 * a core that others have, so a step costs the same beside a busy neighbour.
 */
public final class CpuClock {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean SUPPORTED = THREADS.isCurrentThreadCpuTimeSupported();

    /** Nanoseconds since any moment; of the time of day where the JVM knows no better. */
    public static long nanos() {
        return SUPPORTED ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private CpuClock() {}
}
