// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sites of one camera each, and what is required of the retraining of many.
 *
 * @param count how many
 */
record Sites(int count) {

    /** Names, harmless as folders. */
    List<String> names() {
        return IntStream.range(0, count).mapToObj("site-%04d"::formatted).toList();
    }

    /** The job with these sites, each of which may wait for its retraining. */
    VideoJob of(VideoJob job, Duration slot) {
        String cameras =
                IntStream.range(0, count)
                        .mapToObj(i -> "camera-" + i + ":" + names().get(i))
                        .collect(Collectors.joining(","));
        return job.with("orric.sites.cameras", cameras)
                .with("orric.slot.length", slot.toMillis() + " ms")
                .with("orric.retraining.queue", "" + count);
    }

    /** Frames a second of all cameras together, where each has so many in a slot. */
    int rate(int framesPerSlot, Duration slot) {
        return Math.toIntExact(1000L * count * framesPerSlot / slot.toMillis());
    }

    /** Retrainings of the sites until now. */
    Turns turns(VideoJob job) {
        return new Turns(job.registry(), names());
    }

    /** Waits until each site had so many turns. */
    void awaitTurns(VideoJob job, int turns, Duration timeout) {
        await().atMost(timeout)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> turns(job).fewest() >= turns);
    }

    /**
     * Requires that each site has a student of its own, since a turn may come to nothing, and that
     * no site waited for its turn twice as long as it would if all took turns.
     */
    void requireFair(String measurement, VideoJob job) {
        Turns turns = turns(job);
        Evidence.figure(measurement, "turns of a site, fewest", turns.fewest());
        Evidence.figure(measurement, "turns of a site, most", turns.most());
        Evidence.figure(measurement, "turns", turns.all());
        Evidence.figure(measurement, "fair interval ms", turns.fairInterval());
        Evidence.figure(measurement, "longest interval ms", turns.longestInterval());
        assertThat(names()).allSatisfy(site -> assertThat(job.versions(site)).isNotEmpty());
        assertThat((double) turns.longestInterval()).isLessThan(2 * turns.fairInterval());
    }
}
