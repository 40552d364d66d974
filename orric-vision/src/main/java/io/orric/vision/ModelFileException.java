// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.IOException;

/** Refusal of a model's file, which the message names with the reason. */
public final class ModelFileException extends IOException {

    private static final long serialVersionUID = 1L;

    ModelFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
