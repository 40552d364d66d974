// SPDX-License-Identifier: Apache-2.0
package io.orric.options;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Wrong input of a user, to be corrected by the user: the message names the option, its value and
 * the remedy. Commands end with exit code 2 on it.
 */
public final class UsageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Reads what a user names. */
    @FunctionalInterface
    public interface Reader<T> {

        /** Reads it. */
        T read() throws IOException;
    }

    /**
     * Reads what a user names; a complaint of the reader is one about the user's input.
     *
     * @throws UsageException if the reader complains about an argument or a file
     * @throws IOException if reading fails otherwise
     */
    public static <T> T reading(Reader<T> reader) throws IOException {
        try {
            return reader.read();
        } catch (UsageException e) {
            throw e;
        } catch (IllegalArgumentException | FileSystemException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    /**
     * Checks that a file is there.
     *
     * @param option the option that names it, as the user knows it
     * @throws UsageException if it is not, or is no file
     */
    public static void requireFile(String option, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(option, file, "which is no file");
        }
    }

    /**
     * @param option the option as the user knows it, such as {@code --output}
     * @param value the value it has, which is not shown if it is a secret
     * @param remedy a clause that says what it must be instead, such as "must be at least 1"
     */
    public UsageException(String option, Object value, String remedy) {
        this(option + " is " + Secrets.shown(option, String.valueOf(value)) + ", " + remedy);
    }

    /** A message made by {@link String#format} in the root locale. */
    public static UsageException format(String format, Object... arguments) {
        return new UsageException(String.format(Locale.ROOT, format, arguments));
    }

    /** Anything else to be corrected by the user, such as an option that is missing. */
    public UsageException(String message) {
        super(message);
    }

    /** The content of a file or of another value that an option names is wrong. */
    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
