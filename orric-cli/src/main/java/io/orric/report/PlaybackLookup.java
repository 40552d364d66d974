// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import io.orric.chart.Band;
import io.orric.footage.Footage;
import io.orric.footage.RecordedFrames;
import io.orric.playback.Playback;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The frames of a playback, looked up in its footage. */
public final class PlaybackLookup implements FrameLookup {

    private final Playback playback;
    private final RecordedFrames frames;

    /**
     * @param frames the playback's footage, opened; closed by the caller
     */
    public PlaybackLookup(Playback playback, RecordedFrames frames) {
        this.playback = playback;
        this.frames = frames;
    }

    @Override
    public Optional<byte[]> image(String camera, long offset) throws IOException {
        return offset >= 0 && offset < frames.size()
                ? Optional.of(frames.frame(offset).image())
                : Optional.empty();
    }

    @Override
    public Optional<String> condition(String camera, long offset) {
        return playback.footage().conditions(offset);
    }

    @Override
    public List<Band> drift() {
        List<Band> bands = new ArrayList<>();
        String before = Footage.CLEAR;
        for (long slot = 1; slot <= playback.slots(); slot++) {
            String now = playback.conditions(slot).orElse(Footage.CLEAR);
            if (now.equals(before) && !bands.isEmpty() && !now.equals(Footage.CLEAR)) {
                Band last = bands.remove(bands.size() - 1);
                bands.add(new Band(last.from(), slot, now));
            } else if (!now.equals(Footage.CLEAR)) {
                bands.add(new Band(slot, slot, now));
            }
            before = now;
        }
        return bands;
    }
}
