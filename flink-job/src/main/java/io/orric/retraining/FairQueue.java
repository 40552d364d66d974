// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives sites turns: the next sample is that of the site whose last turn is the longest ago. At
 * most one sample of a site waits; a newer one takes its place. Where more sites wait than the
 * limit allows, the one whose turn was last gives way, so no site loses its place to another that
 * was served since.
 *
 * <p>Between two turns of a site whose sample waits, every other site has one at most. So with N
 * sites whose training takes t, a site is trained every N t, or every slot if that is longer.
 */
final class FairQueue implements SampleQueue {

    /** Sites whose last turn is remembered; it was the longest ago for all others. */
    private static final int REMEMBERED_SITES = 4096;

    private final int limit;

    /** By site, in the order in which the sites came. */
    private final Map<String, SlotSample<Frame>> waiting = new LinkedHashMap<>();

    /** Numbers of the sites' last turns, the oldest first. */
    private final Map<String, Long> turns =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > REMEMBERED_SITES;
                }
            };

    private long turn;

    /**
     * @param limit maximum number of samples that wait, at least 1
     */
    FairQueue(int limit) {
        this.limit = limit;
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public List<SlotSample<Frame>> add(SlotSample<Frame> sample) {
        SlotSample<Frame> other = waiting.get(sample.site());
        if (other != null && other.slotEnd() > sample.slotEnd()) {
            return List.of(sample);
        }
        waiting.put(sample.site(), sample);
        if (other != null) {
            return List.of(other);
        }
        return waiting.size() > limit ? List.of(waiting.remove(last())) : List.of();
    }

    @Override
    public Optional<SlotSample<Frame>> take() {
        Optional<String> next = waiting.keySet().stream().min(Comparator.comparing(this::lastTurn));
        next.ifPresent(this::giveTurn);
        return next.map(waiting::remove);
    }

    @Override
    public List<SlotSample<Frame>> waiting() {
        return List.copyOf(waiting.values());
    }

    /** The site that has had a turn last; of several that had none, the one that came last. */
    private String last() {
        return waiting.keySet().stream()
                .reduce((one, later) -> lastTurn(later) >= lastTurn(one) ? later : one)
                .orElseThrow();
    }

    private void giveTurn(String site) {
        turns.remove(site); // so that it is put behind all others
        turns.put(site, ++turn);
    }

    private long lastTurn(String site) {
        return turns.getOrDefault(site, 0L);
    }
}
