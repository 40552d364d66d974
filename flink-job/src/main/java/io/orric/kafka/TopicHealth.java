// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is wrong with a job's topics, from one look at the brokers to the next. Looks are taken by
 * one thread; numbers may be read by any.
 */
final class TopicHealth {

    /** Maximum number of partitions that a message names. */
    private static final int NAMED_PARTITIONS = 20;

    private final List<String> topics;
    private final Map<String, Set<Integer>> known = new HashMap<>();
    private SortedMap<Trouble, Set<Integer>> troubles = new TreeMap<>();
    private volatile int missingTopics;
    private volatile int unavailablePartitions;

    /**
     * A line for the log.
     *
     * @param warning whether something got worse; otherwise it is well again
     * @param text the line, with the remedy
     */
    record Message(boolean warning, String text) {}

    private enum Kind {
        MISSING,
        LEADERLESS,
        GONE
    }

    private record Trouble(String topic, Kind kind) implements Comparable<Trouble> {

        @Override
        public int compareTo(Trouble other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic == 0 ? kind.compareTo(other.kind) : byTopic;
        }

        String warning(Set<Integer> partitions) {
            return switch (kind) {
                case MISSING ->
                        subject(partitions)
                                + " is missing: create it, unless the brokers create topics by themselves";
                case LEADERLESS ->
                        subject(partitions)
                                + " without a leader, which cannot be read or written: look for brokers"
                                + " that are down";
                case GONE ->
                        subject(partitions)
                                + " that were there before and are gone: give the topic as many partitions"
                                + " as it had, or submit the job anew without a savepoint";
            };
        }

        String subject(Set<Integer> partitions) {
            if (kind == Kind.MISSING) {
                return "topic '" + topic + "'";
            }
            String named =
                    partitions.stream()
                            .limit(NAMED_PARTITIONS)
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
            int others = partitions.size() - NAMED_PARTITIONS;
            return String.format(
                    "topic '%s' has partitions (%s%s)",
                    topic, named, others > 0 ? " and " + others + " more" : "");
        }

        String wellAgain() {
            return switch (kind) {
                case MISSING -> "topic '" + topic + "' is there";
                case LEADERLESS -> "all partitions of topic '" + topic + "' have leaders again";
                case GONE -> "all partitions of topic '" + topic + "' are there again";
            };
        }
    }

    /**
     * @param topics the topics that must exist
     */
    TopicHealth(List<String> topics) {
        this.topics = List.copyOf(topics);
    }

    List<String> topics() {
        return topics;
    }

    int missingTopics() {
        return missingTopics;
    }

    int unavailablePartitions() {
        return unavailablePartitions;
    }

    /**
     * Notes what a look found.
     *
     * @param states the state of each topic that exists
     * @return what changed
     */
    List<Message> note(Map<String, TopicState> states) {
        SortedMap<Trouble, Set<Integer>> found = new TreeMap<>();
        for (String topic : topics) {
            TopicState state = states.get(topic);
            if (state == null) {
                found.put(new Trouble(topic, Kind.MISSING), Set.of());
            } else {
                add(found, topic, state);
            }
        }
        List<Message> changes = changes(troubles, found);
        troubles = found;
        missingTopics =
                (int) found.keySet().stream().filter(each -> each.kind == Kind.MISSING).count();
        unavailablePartitions = found.values().stream().mapToInt(Set::size).sum();
        return changes;
    }

    private void add(Map<Trouble, Set<Integer>> found, String topic, TopicState state) {
        if (!state.leaderless().isEmpty()) {
            found.put(new Trouble(topic, Kind.LEADERLESS), new TreeSet<>(state.leaderless()));
        }
        Set<Integer> all = known.computeIfAbsent(topic, unused -> new TreeSet<>());
        all.addAll(state.partitions());
        Set<Integer> gone = new TreeSet<>(all);
        gone.removeAll(state.partitions());
        if (!gone.isEmpty()) {
            found.put(new Trouble(topic, Kind.GONE), gone);
        }
    }

    private static List<Message> changes(
            Map<Trouble, Set<Integer>> before, Map<Trouble, Set<Integer>> now) {
        List<Message> messages = new ArrayList<>();
        now.forEach(
                (trouble, partitions) -> {
                    if (!partitions.equals(before.get(trouble))) {
                        messages.add(new Message(true, trouble.warning(partitions)));
                    }
                });
        before.keySet().stream()
                .filter(trouble -> !now.containsKey(trouble))
                .forEach(trouble -> messages.add(new Message(false, trouble.wellAgain())));
        return messages;
    }
}
