// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.options.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A text handed over one line at a time, so that it is known where its reader is, and with a bound
 * on what is read at once, so that a file that is no text cannot fill the memory.
 */
final class BoundedLines extends Reader {

    /** The most characters of a line, or of the lines that a quoted field goes over. */
    static final int LONGEST = 16_384;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final BufferedReader text;
    private final StringBuilder line = new StringBuilder();
    private int taken;
    private int unbroken;
    private long lines;

    /**
     * @param name name of the text in errors
     */
    BoundedLines(String name, Reader text) {
        this.name = name;
        this.text = new BufferedReader(text, 65_536);
    }

    /** The name of the text and the line that was handed over last, for errors. */
    String place() {
        return name + ", line " + Math.max(1, lines) + ": ";
    }

    /** Notes that all that was handed over has been understood, so that the bound starts anew. */
    void release() {
        unbroken = 0;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (taken == line.length()) {
            if (!nextLine()) {
                return -1;
            }
        }
        int count = Math.min(length, line.length() - taken);
        line.getChars(taken, taken + count, buffer, offset);
        taken += count;
        return count;
    }

    private boolean nextLine() throws IOException {
        line.setLength(0);
        taken = 0;
        int next = text.read();
        if (next < 0) {
            return false;
        }
        lines++;
        while (next >= 0) {
            line.append((char) next);
            if (next == '\n') {
                break;
            }
            if (unbroken + line.length() > LONGEST) {
                throw new UsageException(
                        place() + "longer than " + LONGEST + " characters, must be a CSV file");
            }
            next = text.read();
        }
        if (lines == 1 && line.charAt(0) == BYTE_ORDER_MARK) {
            line.deleteCharAt(0);
        }
        boolean skipped = line.toString().isBlank() || line.charAt(0) == '#';
        unbroken = skipped ? 0 : unbroken + line.length();
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
