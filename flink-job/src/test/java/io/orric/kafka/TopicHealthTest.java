// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopicHealthTest {

    private final TopicHealth health = new TopicHealth(List.of("frames", "results"));
    private final Map<String, TopicState> brokers = new HashMap<>();

    @Test
    void soundTopicsAreNotSpokenOf() {
        topic("frames", Set.of(0, 1), Set.of());
        topic("results", Set.of(0), Set.of());
        assertThat(health.note(brokers)).isEmpty();
        assertThat(health.missingTopics()).isZero();
        assertThat(health.unavailablePartitions()).isZero();
    }

    @Test
    void aMissingTopicIsSaidOnceAndThatItIsThere() {
        topic("frames", Set.of(0, 1), Set.of());
        assertThat(health.note(brokers))
                .containsExactly(
                        new TopicHealth.Message(
                                true,
                                "topic 'results' is missing: create it, unless the brokers create"
                                        + " topics by themselves"));
        assertThat(health.missingTopics()).isEqualTo(1);
        assertThat(health.note(brokers)).isEmpty();
        assertThat(health.missingTopics()).isEqualTo(1);
        topic("results", Set.of(0), Set.of());
        assertThat(health.note(brokers))
                .containsExactly(new TopicHealth.Message(false, "topic 'results' is there"));
        assertThat(health.missingTopics()).isZero();
    }

    @Test
    void partitionsWithoutALeaderAreSaidAtEveryChange() {
        topic("results", Set.of(0), Set.of());
        topic("frames", Set.of(0, 1, 2), Set.of(2, 0));
        assertThat(health.note(brokers))
                .singleElement()
                .matches(TopicHealth.Message::warning)
                .extracting(TopicHealth.Message::text)
                .asString()
                .startsWith("topic 'frames' has partitions (0, 2) without a leader")
                .endsWith("look for brokers that are down");
        assertThat(health.unavailablePartitions()).isEqualTo(2);
        assertThat(health.note(brokers)).isEmpty();
        topic("frames", Set.of(0, 1, 2), Set.of(2));
        assertThat(health.note(brokers))
                .singleElement()
                .matches(TopicHealth.Message::warning)
                .matches(message -> message.text().contains("(2)"));
        topic("frames", Set.of(0, 1, 2), Set.of());
        assertThat(health.note(brokers))
                .containsExactly(
                        new TopicHealth.Message(
                                false, "all partitions of topic 'frames' have leaders again"));
        assertThat(health.unavailablePartitions()).isZero();
    }

    @Test
    void partitionsThatAreGoneAreSaid() {
        topic("results", Set.of(0), Set.of());
        topic("frames", Set.of(0, 1, 2), Set.of());
        health.note(brokers);
        topic("frames", Set.of(0), Set.of());
        assertThat(health.note(brokers))
                .singleElement()
                .matches(TopicHealth.Message::warning)
                .extracting(TopicHealth.Message::text)
                .asString()
                .startsWith("topic 'frames' has partitions (1, 2) that were there before and are");
        assertThat(health.unavailablePartitions()).isEqualTo(2);
        topic("frames", Set.of(0, 1, 2, 3), Set.of());
        assertThat(health.note(brokers))
                .containsExactly(
                        new TopicHealth.Message(
                                false, "all partitions of topic 'frames' are there again"));
    }

    @Test
    void theMemoryOfPartitionsOutlastsADeletedTopic() {
        topic("results", Set.of(0), Set.of());
        topic("frames", Set.of(0, 1), Set.of());
        health.note(brokers);
        brokers.remove("frames");
        health.note(brokers);
        assertThat(health.missingTopics()).isEqualTo(1);
        assertThat(health.unavailablePartitions()).isZero();
        topic("frames", Set.of(0), Set.of());
        assertThat(health.note(brokers)).hasSize(2);
        assertThat(health.missingTopics()).isZero();
        assertThat(health.unavailablePartitions()).isEqualTo(1);
    }

    @Test
    void aMessageNamesSoManyPartitionsOnly() {
        Set<Integer> many = IntStream.range(0, 1000).boxed().collect(Collectors.toSet());
        topic("results", Set.of(0), Set.of());
        topic("frames", many, many);
        assertThat(health.note(brokers))
                .singleElement()
                .extracting(TopicHealth.Message::text)
                .asString()
                .contains("18, 19 and 980 more)")
                .hasSizeLessThan(300);
        assertThat(health.unavailablePartitions()).isEqualTo(1000);
    }

    private void topic(String name, Set<Integer> partitions, Set<Integer> leaderless) {
        brokers.put(name, new TopicState(partitions, leaderless));
    }
}
