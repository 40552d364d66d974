// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;

/** A stored model whose bytes are not those its digest was taken of, or that has no manifest. */
public final class DamagedModelException extends IOException {

    private static final long serialVersionUID = 1L;

    public DamagedModelException(String message) {
        super(message);
    }
}
