// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.cluster.ClusterException;
import io.orric.kafka.BrokerException;
import io.orric.options.UsageException;
import io.orric.registry.RefusedChangeException;
import io.orric.video.VideoException;
import io.orric.vision.ModelFileException;
import java.net.BindException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one line of a failure; the whole of it goes to the log. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** The cause that the user needs to know, without the wrappers of Flink and of threads. */
    static String oneLine(Throwable failure) {
        LOG.error("The command failed", failure);
        if (failure instanceof UsageException
                || failure instanceof BrokerException
                || failure instanceof ClusterException
                || failure instanceof RefusedChangeException
                || failure instanceof VideoException) {
            return String.valueOf(failure.getMessage())
                    .lines()
                    .map(String::strip)
                    .collect(Collectors.joining(" "));
        }
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof ModelFileException)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        String log = System.getProperty("orric.log", "the log");
        String remedy =
                cause instanceof BindException ? ", give another with -D rest.bind-port=PORT" : "";
        String kind = cause instanceof ModelFileException ? "" : cause.getClass().getSimpleName();
        String first =
                (kind.isEmpty() ? String.valueOf(cause.getMessage()) : kind + message)
                        .lines()
                        .findFirst()
                        .orElse("");
        return String.format("%s%s (more in %s)", first, remedy, log);
    }

    private Failures() {}
}
