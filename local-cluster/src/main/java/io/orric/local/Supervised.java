// SPDX-License-Identifier: Apache-2.0
package io.orric.local;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * A main method that runs another one and ends with the process that started it.
 *
 * <p>Standard input is a pipe from that process. The operating system closes it however the process
 * ends, also when it is killed; nothing has to be cleaned up by whoever dies.
 */
public final class Supervised {

    /** Exit status of a process whose parent is gone. */
    public static final int ORPHANED = 3;

    private Supervised() {}

    /**
     * Runs a main method.
     *
     * @param arguments a main class, then its arguments
     */
    public static void main(String[] arguments) throws Throwable {
        Thread watcher = new Thread(Supervised::haltWithParent, "parent-watcher");
        watcher.setDaemon(true);
        watcher.start();
        try {
            Class.forName(arguments[0])
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Not exit: shutdown hooks may wait for others that are gone too. */
    private static void haltWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever written; only the end counts.
            }
        } catch (IOException e) {
            // A broken pipe is an end too.
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
