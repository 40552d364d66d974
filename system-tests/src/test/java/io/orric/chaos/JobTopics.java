// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

/** The topics of one job, apart from those of other jobs on the broker. */
record JobTopics(
        String frames, String capacity, String predictions, String decisions, String deadLetters) {

    static JobTopics of(String job) {
        return new JobTopics(
                job + "-frames",
                job + "-capacity",
                job + "-predictions",
                job + "-decisions",
                job + "-dead-letters");
    }
}
