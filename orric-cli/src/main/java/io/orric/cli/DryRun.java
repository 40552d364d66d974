// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.cluster.ClusterException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A look at brokers, cluster and registry in the place of a submission, as far as they answer. */
final class DryRun {

    private final SubmissionCheck check;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    DryRun(SubmissionCheck check) {
        this.check = check;
    }

    /** A look at something that may not answer. */
    @FunctionalInterface
    private interface Look {

        /** The finding; empty if nothing is to be told. */
        Optional<String> find() throws IOException, InterruptedException;
    }

    /** Looks for topics; those that the submission would create are no fault. */
    void lookForTopics(boolean created) throws InterruptedException {
        if (created) {
            find("the topics", this::topicsToCreate).ifPresent(notes::add);
        } else {
            find("the topics", check::missingTopics).ifPresent(wrong::add);
        }
    }

    private Optional<String> topicsToCreate() throws IOException, InterruptedException {
        List<String> missing = check.topics().missing();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("would be created: topics " + String.join(", ", missing));
    }

    /** Looks for another job of the consumer group. */
    void lookForJobs() throws InterruptedException {
        Optional<String> other = find("the cluster's jobs", check::otherJob);
        if (other.isEmpty()) {
            other = find("the group's lease in the registry", check::otherHolder);
        }
        other.ifPresent(wrong::add);
    }

    /** Looks for free task slots; some clusters start TaskManagers when a job comes. */
    void lookForSlots() throws InterruptedException {
        find("the cluster's task slots", check::tooFewSlots).ifPresent(notes::add);
    }

    private Optional<String> find(String what, Look look) throws InterruptedException {
        try {
            return look.find();
        } catch (IOException e) {
            notes.add("not checked: " + what + ", since " + e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Ends the looks.
     *
     * @return lines for the user on what is wrong perhaps, or could not be looked at
     * @throws ClusterException with all that is wrong for certain
     */
    List<String> notes() throws ClusterException {
        if (!wrong.isEmpty()) {
            throw new ClusterException(String.join("; ", wrong));
        }
        return notes;
    }
}
