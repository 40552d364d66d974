// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import java.io.PrintWriter;

/** Lines to standard output in large pieces; knows when nobody reads them any more. */
final class CsvOutput {

    private static final int PIECE = 1 << 15;

    private final PrintWriter out;
    private final StringBuilder pending = new StringBuilder();
    private boolean closed;

    CsvOutput(PrintWriter out) {
        this.out = out;
    }

    void line(String line) {
        pending.append(line).append('\n');
        if (pending.length() >= PIECE) {
            flush();
        }
    }

    void flush() {
        out.append(pending);
        pending.setLength(0);
        closed |= out.checkError();
    }

    /** Whether the reader has gone, as {@code head} does. */
    boolean closed() {
        return closed;
    }
}
