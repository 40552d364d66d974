// SPDX-License-Identifier: Apache-2.0
package io.orric.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** TCP ports of this machine that nobody listens on. */
public final class Ports {

    /** Systems give outgoing connections higher ports: one of these stays free for a restart. */
    private static final int LOWEST = 20_000;

    private static final int BELOW = 32_000;
    private static final int ATTEMPTS = 3;

    private Ports() {}

    /**
     * Starts processes on free ports, on other ones if someone is faster at a port.
     *
     * @param count how many ports they need, all different
     * @param start fails with the end of a log if a process does not start
     * @param close ends what was started in vain
     */
    public static void start(int count, Consumer<List<Integer>> start, Runnable close) {
        for (int attempt = 1; ; attempt++) {
            try {
                start.accept(free(count));
                return;
            } catch (IllegalStateException e) {
                close.run();
                if (attempt == ATTEMPTS || !wereTaken(e)) {
                    throw e;
                }
            }
        }
    }

    private static List<Integer> free(int count) {
        List<Integer> ports = new ArrayList<>();
        while (ports.size() < count) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BELOW);
            if (!ports.contains(port) && isFree(port)) {
                ports.add(port);
            }
        }
        return ports;
    }

    /** Returns whether a process told that it could not listen, with the end of its log. */
    private static boolean wereTaken(IllegalStateException failure) {
        return failure.getMessage().contains("Address already in use")
                || failure.getMessage().contains("BindException");
    }

    /** Returns whether nobody listens on a port of this machine. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
