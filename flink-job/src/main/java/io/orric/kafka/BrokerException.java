// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.io.IOException;

/** A broker that does not do what is asked of it; the message says all the user needs to know. */
public final class BrokerException extends IOException {

    private static final long serialVersionUID = 1L;

    public BrokerException(String message) {
        super(message);
    }

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
