// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;

/** Stored model whose bytes do not match its digest, or whose manifest is missing or unreadable. */
public final class DamagedModelException extends IOException {

    private static final long serialVersionUID = 1L;

    public DamagedModelException(String message) {
        super(message);
    }
}
