// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.cluster.ClusterException;
import io.orric.kafka.BrokerException;
import io.orric.options.UsageException;
import java.net.BindException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one line of a failure; the whole of it goes to the log. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** What the user needs to know. Wrappers of Flink and of threads are taken off. */
    static String oneLine(Throwable failure) {
        LOG.error("The command failed", failure);
        if (failure instanceof UsageException
                || failure instanceof BrokerException
                || failure instanceof ClusterException) {
            return String.valueOf(failure.getMessage())
                    .lines()
                    .map(String::strip)
                    .collect(Collectors.joining(" "));
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        String log = System.getProperty("orric.log", "the log");
        return (cause.getClass().getSimpleName() + message).lines().findFirst().orElse("")
                + (cause instanceof BindException
                        ? ", give another with -D rest.bind-port=PORT"
                        : "")
                + " (more in "
                + log
                + ")";
    }

    private Failures() {}
}
