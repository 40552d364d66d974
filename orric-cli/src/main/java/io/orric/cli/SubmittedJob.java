// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.cluster.ClusterException;
import io.orric.cluster.FlinkRest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A job that was submitted to a cluster: either it runs in the end, or it is cancelled. A cluster
 * would otherwise restart for ever what the user was told has failed.
 *
 * @param flink the cluster
 * @param id id of the job
 * @param startTimeout time in which all of its tasks must run
 */
record SubmittedJob(FlinkRest flink, String id, Duration startTimeout) {

    static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration CANCEL_TIMEOUT = Duration.ofMinutes(1);

    /** What is waited for. */
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }

    /**
     * Waits until all tasks of the job run.
     *
     * @throws ClusterException if it fails or does not start; then it is cancelled
     */
    void awaitRunning() throws IOException, InterruptedException {
        boolean decided = await(startTimeout, () -> runs() || flink.failure(id).isPresent());
        if (decided && runs()) {
            return;
        }
        Optional<String> failure = flink.failure(id);
        if (failure.isPresent()) {
            throw new ClusterException("the job fails and " + cancel() + ": " + failure.get());
        }
        throw new ClusterException(
                String.format(
                        "the job does not start within %s s and %s, has the cluster free task slots?",
                        startTimeout.toSeconds(), cancel()));
    }

    private boolean runs() throws IOException {
        return StreamSupport.stream(flink.job(id).path("vertices").spliterator(), false)
                .allMatch(vertex -> vertex.path("status").asText().equals("RUNNING"));
    }

    /** Cancels the job and says what became of it. */
    private String cancel() throws InterruptedException {
        try {
            if (flink.hasEnded(id)) {
                return "has ended";
            }
            flink.cancel(id);
            return await(CANCEL_TIMEOUT, () -> flink.hasEnded(id))
                    ? "is cancelled"
                    : "is being cancelled";
        } catch (IOException e) {
            return "cannot be cancelled (" + e.getMessage() + ")";
        }
    }

    private static boolean await(Duration timeout, Condition condition)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL_INTERVAL.toMillis());
        }
        return true;
    }
}
