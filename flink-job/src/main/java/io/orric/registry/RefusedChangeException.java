// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;

/**
 * Change of a site's versions that would do harm or is not possible; the message has the remedy.
 */
public final class RefusedChangeException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedChangeException(String message) {
        super(message);
    }
}
