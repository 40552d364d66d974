// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.kafka.BrokerException;
import io.orric.options.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The frames topic on its broker: there, or made. */
public final class FramesTopic {

    /**
     * Makes sure that the topic exists.
     *
     * @param partitions with how many to create it if it is missing; empty not to create it
     * @throws BrokerException if no broker answers, it refuses, or the topic is missing
     * @throws UsageException if a property of the client or the topic's name is wrong
     */
    public static void require(KafkaAccess access, OptionalInt partitions)
            throws BrokerException, InterruptedException {
        Admin admin = access.start(() -> Admin.create(access.admin()));
        try {
            admin.describeTopics(List.of(access.topic())).allTopicNames().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw refusal(access, e.getCause());
            }
            create(access, admin, partitions, e.getCause());
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static void create(
            KafkaAccess access, Admin admin, OptionalInt partitions, Throwable missing)
            throws BrokerException, InterruptedException {
        if (partitions.isEmpty()) {
            throw new BrokerException(
                    String.format(
                            "there is no topic '%s' at %s, create it with --create-topic PARTITIONS"
                                    + " or kafka-topics.sh --create --bootstrap-server %s --topic"
                                    + " %s --partitions PARTITIONS",
                            access.topic(), access.bootstrap(), access.bootstrap(), access.topic()),
                    missing);
        }
        NewTopic topic =
                new NewTopic(access.topic(), Optional.of(partitions.getAsInt()), Optional.empty());
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw refusal(access, e.getCause());
            }
        }
    }

    private static BrokerException refusal(KafkaAccess access, Throwable cause) {
        if (cause instanceof InvalidTopicException) {
            throw UsageException.format(
                    "topic is '%s', must be at most 249 letters, digits, '.', '_' and '-'",
                    access.topic());
        }
        if (cause instanceof TimeoutException) {
            return access.unreachable(cause);
        }
        return new BrokerException(
                String.format(
                        "the broker at %s refuses topic '%s': %s",
                        access.bootstrap(), access.topic(), cause.getMessage()),
                cause);
    }

    private FramesTopic() {}
}
