// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * State of a topic that exists.
 *
 * @param partitions its partitions
 * @param leaderless those of them without a leader, which can neither be read nor written
 */
record TopicState(Set<Integer> partitions, Set<Integer> leaderless) {

    /**
     * Asks the brokers.
     *
     * @param timeoutMillis time after which they count as unreachable
     * @return the state of each of the topics that exists
     * @throws ExecutionException if the brokers do not answer, or refuse this client
     */
    static Map<String, TopicState> ask(Admin admin, Collection<String> topics, int timeoutMillis)
            throws ExecutionException, InterruptedException {
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(topics, new DescribeTopicsOptions().timeoutMs(timeoutMillis))
                        .topicNameValues();
        Map<String, TopicState> states = new HashMap<>();
        for (String topic : topics) {
            try {
                states.put(topic, of(answers.get(topic).get()));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return states;
    }

    private static TopicState of(TopicDescription topic) {
        return new TopicState(
                topic.partitions().stream()
                        .map(TopicPartitionInfo::partition)
                        .collect(Collectors.toCollection(TreeSet::new)),
                topic.partitions().stream()
                        .filter(partition -> partition.leader() == null)
                        .map(TopicPartitionInfo::partition)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
