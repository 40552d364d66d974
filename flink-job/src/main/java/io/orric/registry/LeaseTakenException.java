// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;

/** Consumer group that another job works for; the message names the job and the remedy. */
public final class LeaseTakenException extends IOException {

    private static final long serialVersionUID = 1L;

    LeaseTakenException(String group, String holder) {
        super(
                String.format(
                        "consumer group '%s' is in use by job %s: cancel that job, or set"
                                + " orric.kafka.group-id to another name",
                        group, holder));
    }
}
