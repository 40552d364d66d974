// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.local.LocalKafka;
import java.util.Map;

/** The topics of one measurement, apart from those of others; and the name of its group. */
record Topics(String group) {

    /** Fewer than there are cameras, as in a site. */
    private static final int PARTITIONS = 4;

    String frames() {
        return group + "-frames";
    }

    String decisions() {
        return group + "-decisions";
    }

    String predictions() {
        return group + "-predictions";
    }

    /** Makes those that exist before the job does. */
    void create(LocalKafka kafka) {
        kafka.createTopic(frames(), PARTITIONS);
        kafka.createTopic(predictions(), PARTITIONS);
        kafka.createTopic(decisions(), 1);
        kafka.createTopic(group + "-dead-letters", 1);
    }

    /** The job's options that name them. */
    Map<String, String> options() {
        return Map.of(
                "orric.kafka.group-id",
                group,
                "orric.kafka.topics.frames",
                frames(),
                "orric.kafka.topics.capacity",
                group + "-capacity",
                "orric.kafka.topics.predictions",
                predictions(),
                "orric.kafka.topics.decisions",
                decisions(),
                "orric.kafka.topics.dead-letters",
                group + "-dead-letters");
    }
}
