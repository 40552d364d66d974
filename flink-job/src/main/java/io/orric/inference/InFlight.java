// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.frames.Frame;
import io.orric.frames.Stamped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Frames between their arrival and the time at which their answers go out. Answers of a camera go
 * out in the order of its frames: one that is there early, because the student answered it alone,
 * waits for those before it. Cameras do not wait for each other. Used by the task thread.
 */
final class InFlight {

    /** Frames by site and camera, in the order of arrival. */
    private final Map<String, Map<String, Deque<PendingFrame>>> sites = new LinkedHashMap<>();

    /** Frames with answers that wait for earlier ones. */
    private final Map<PendingFrame, Answered> early = new HashMap<>();

    private int size;

    void add(PendingFrame frame) {
        sites.computeIfAbsent(frame.site(), site -> new LinkedHashMap<>())
                .computeIfAbsent(camera(frame), camera -> new ArrayDeque<>())
                .add(frame);
        size++;
    }

    /** Takes an answer, and gives those that can go out now, in order. */
    List<Answered> answered(Answered answer) {
        early.put(answer.frame(), answer);
        String site = answer.frame().site();
        Map<String, Deque<PendingFrame>> cameras = sites.get(site);
        Deque<PendingFrame> frames = cameras.get(camera(answer.frame()));
        List<Answered> out = new ArrayList<>();
        while (!frames.isEmpty() && early.containsKey(frames.peek())) {
            out.add(early.remove(frames.poll()));
            size--;
        }
        if (frames.isEmpty()) {
            cameras.remove(camera(answer.frame()));
        }
        if (cameras.isEmpty()) {
            sites.remove(site);
        }
        return out;
    }

    /** Number of frames whose answers have not gone out. */
    int size() {
        return size;
    }

    /** The sites that have such frames. */
    Set<String> sites() {
        return Set.copyOf(sites.keySet());
    }

    /** Such frames of a site, each camera's in the order of arrival. */
    List<Stamped<Frame>> frames(String site) {
        return sites.getOrDefault(site, Map.of()).values().stream()
                .flatMap(Deque::stream)
                .map(PendingFrame::stamped)
                .toList();
    }

    private static String camera(PendingFrame frame) {
        return frame.stamped().record().camera();
    }
}
