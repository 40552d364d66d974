// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.video.CameraStatus;
import io.orric.video.CameraStatus.Phase;
import io.orric.video.CameraWatch;
import io.orric.video.FrameCounts;
import io.orric.video.VideoCameras;
import io.orric.video.VideoException;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a line how real cameras are doing. */
record CameraStates(VideoCameras cameras) {

    /** The others are only counted: a line is a line. */
    private static final int MOST_NAMED = 3;

    /** Dropped frames, the number of live cameras, and what ails others. */
    String line() {
        List<CameraWatch> watches = cameras.watches();
        long dropped = cameras.counts().stream().mapToLong(FrameCounts::dropped).sum();
        long live = watches.stream().filter(w -> w.status().phase() == Phase.LIVE).count();
        List<String> problems =
                watches.stream()
                        .filter(watch -> !watch.status().problem().isEmpty())
                        .map(CameraStates::problem)
                        .toList();
        String named = problems.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
        int more = problems.size() - MOST_NAMED;
        return String.format(
                "dropped %d  live %d of %d%s",
                dropped,
                live,
                watches.size(),
                problems.isEmpty()
                        ? ""
                        : " (" + named + (more > 0 ? "; and " + more + " more" : "") + ")");
    }

    private static String problem(CameraWatch watch) {
        return watch.camera().name() + ": " + watch.status().problem();
    }

    /**
     * Makes sure that videos that are over were sent to their ends.
     *
     * @throws VideoException names those that were not
     */
    static void requireWhole(VideoCameras cameras) throws VideoException {
        List<String> failed =
                cameras.watches().stream()
                        .filter(CameraStates::hasFailed)
                        .map(CameraStates::problem)
                        .toList();
        if (!failed.isEmpty()) {
            throw new VideoException("not sent to the end: " + String.join("; ", failed));
        }
    }

    private static boolean hasFailed(CameraWatch watch) {
        CameraStatus status = watch.status();
        return status.phase() == Phase.FAILED;
    }
}
