// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.io.IOException;

/** Failure of a request to a broker; the message is complete for the user. */
public final class BrokerException extends IOException {

    private static final long serialVersionUID = 1L;

    public BrokerException(String message) {
        super(message);
    }

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
