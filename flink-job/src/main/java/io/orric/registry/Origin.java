// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

/**
 * Origin of a version.
 *
 * @param parent version it was made from, 0 for the student that the site began with
 * @param method method of retraining by which it was made, or {@link #COPY}; null if unknown
 */
public record Origin(long parent, String method) {

    /** Method of a version that has the same file as its parent. */
    public static final String COPY = "copy";

    /** Origin of a version that has the same file as its parent. */
    public static Origin copyOf(long parent) {
        return new Origin(parent, COPY);
    }
}
