// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

/** Bytes that are no picture this system takes; the message says why, for the dead letter. */
public final class UndecodableImageException extends Exception {

    private static final long serialVersionUID = 1L;

    public UndecodableImageException(String reason) {
        super(reason);
    }

    public UndecodableImageException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
