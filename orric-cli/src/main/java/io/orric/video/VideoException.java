// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

/** A video that broke off; the message says which and why, without secrets. */
public final class VideoException extends Exception {

    private static final long serialVersionUID = 1L;

    public VideoException(String message) {
        super(message);
    }
}
