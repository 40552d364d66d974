// SPDX-License-Identifier: Apache-2.0
package io.orric.cluster;

import java.io.IOException;

/** A cluster that does not do what is asked of it; the message says all the user needs to know. */
public final class ClusterException extends IOException {

    private static final long serialVersionUID = 1L;

    public ClusterException(String message) {
        super(message);
    }
}
