// SPDX-License-Identifier: Apache-2.0
package io.orric.options;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a user's input, so that the user learns of all of it at once. */
public final class Complaints {

    private final List<String> messages = new ArrayList<>();

    /**
     * A check of input.
     *
     * @param <E> what it throws where checking fails
     */
    @FunctionalInterface
    public interface Check<E extends Exception> {

        /**
         * Checks it.
         *
         * @throws UsageException if it is wrong
         */
        void run() throws E;
    }

    /** Runs a check and keeps its complaint, if it has one that was not made before. */
    public <E extends Exception> Complaints check(Check<E> check) throws E {
        try {
            check.run();
        } catch (UsageException e) {
            if (!messages.contains(e.getMessage())) {
                messages.add(e.getMessage());
            }
        }
        return this;
    }

    /**
     * Ends the checks.
     *
     * @throws UsageException with all complaints
     */
    public void raise() {
        if (!messages.isEmpty()) {
            throw new UsageException(String.join("; ", messages));
        }
    }
}
