// SPDX-License-Identifier: Apache-2.0
package io.orric.concurrent;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calling thread's share of a core that others want too. Java's own priorities do nothing on
 * Linux unless the JVM was started for them.
 */
final class Priority {

    private static final Logger LOG = LoggerFactory.getLogger(Priority.class);

    /** About a tenth of a core beside one usual thread, so that work in the background ends too. */
    private static final int NICE = 10;

    private static final int PROCESS = 0;
    private static final int CALLING_THREAD = 0;

    /** The function of the C library; on Linux every thread has a value of its own. */
    private interface Scheduling extends Library {

        int setpriority(int which, int who, int nice);
    }

    /**
     * Lowers it, and that of threads that native code starts from now on. On other systems than
     * Linux, and where native code cannot be called, it stays as it is.
     */
    static void lower() {
        try {
            if (Platform.isLinux()
                    && Native.load("c", Scheduling.class).setpriority(PROCESS, CALLING_THREAD, NICE)
                            != 0) {
                LOG.info("The system refuses {} a lower priority", Thread.currentThread());
            }
        } catch (LinkageError e) {
            LOG.info("{} keeps the usual priority", Thread.currentThread(), e);
        }
    }

    private Priority() {}
}
