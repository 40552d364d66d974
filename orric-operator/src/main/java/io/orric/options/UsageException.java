// SPDX-License-Identifier: Apache-2.0
package io.orric.options;

/**
 * Wrong input of a user, to be corrected by the user: the message names the option, its value and
 * the remedy. Commands end with exit code 2 on it.
 */
public final class UsageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param option the option as the user knows it, such as {@code --output}
     * @param value the value it has
     * @param remedy a clause that says what it must be instead, such as "must be at least 1"
     */
    public UsageException(String option, Object value, String remedy) {
        this(option + " is " + value + ", " + remedy);
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
