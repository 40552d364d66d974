// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Trains on every sample in the order of arrival; the stream waits while it is full. */
final class CompleteQueue implements SampleQueue {

    private final int limit;
    private final Queue<SlotSample<Frame>> waiting = new ArrayDeque<>();

    /**
     * @param limit number of waiting samples from which on it is full
     */
    CompleteQueue(int limit) {
        this.limit = limit;
    }

    @Override
    public boolean isFull() {
        return waiting.size() >= limit;
    }

    @Override
    public List<SlotSample<Frame>> add(SlotSample<Frame> sample) {
        waiting.add(sample);
        return List.of();
    }

    @Override
    public Optional<SlotSample<Frame>> take() {
        return Optional.ofNullable(waiting.poll());
    }

    @Override
    public List<SlotSample<Frame>> waiting() {
        return List.copyOf(waiting);
    }
}
