// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stream of frames whose conditions come back: one after the other, and then all again. Each
 * visit goes on with frames of its condition where the last one ended, in an order drawn by the
 * seed; a condition that has no more begins again with its first.
 *
 * @param data the frames
 * @param conditions names of the conditions, in their order
 * @param visits number of times that each condition comes
 * @param visitFrames frames of a visit
 * @param severity severity of all corruptions, from 1
 * @param seed draws the order of each condition's frames
 */
public record RecurringStream(
        CorruptionFolder data,
        List<String> conditions,
        int visits,
        int visitFrames,
        int severity,
        long seed)
        implements FrameSource {

    @Override
    public String name() {
        return "recurring conditions";
    }

    @Override
    public String digest() throws IOException {
        StringBuilder digest = new StringBuilder();
        for (String condition : conditions) {
            digest.append(condition).append(' ').append(data.digest(condition)).append(' ');
        }
        return digest
                + "%d visits of %d frames, severity %d, seed %d"
                        .formatted(visits, visitFrames, severity, seed);
    }

    @Override
    public FrameSet frames() throws IOException {
        List<FrameSet> ofCondition = new ArrayList<>();
        for (String condition : conditions) {
            ofCondition.add(data.severity(condition, severity, seed));
        }
        List<FrameSet> parts = new ArrayList<>();
        for (int visit = 0; visit < visits; visit++) {
            for (FrameSet frames : ofCondition) {
                int first = visit * visitFrames;
                parts.add(
                        frames.select(
                                IntStream.range(first, first + visitFrames)
                                        .map(i -> i % frames.size())));
            }
        }
        return FrameSet.concat(name(), parts);
    }
}
