// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import io.orric.footage.Drift;
import io.orric.footage.DriftedFootage;
import io.orric.footage.Footage;
import io.orric.footage.FootageProvider;
import io.orric.footage.RecordedFootage;
import io.orric.footage.RecordedFrames;
import io.orric.frames.Frame;
import io.orric.options.UsageException;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Footage as a stream: its frames in order, so many a slot, evenly spaced in event time.
 *
 * @param footage the recording
 * @param frames number of frames to play back, from the first
 * @param framesPerSlot D, frames per slot
 * @param slotLength length of a slot in event time
 * @param start event time of the first frame, milliseconds since the epoch, a multiple of the slot
 *     length
 * @param paced whether frames come at the rate of their event time; otherwise as fast as they are
 *     taken
 */
public record Playback(
        Footage footage,
        long frames,
        int framesPerSlot,
        Duration slotLength,
        long start,
        boolean paced)
        implements Serializable {

    /** The camera that frames of recordings come from. */
    public static final String CAMERA = "playback";

    /**
     * Opens a recording to count its frames.
     *
     * @param earliest earliest start, milliseconds since the epoch
     * @throws UsageException if there is no such recording, or it has fewer frames than are wanted
     * @throws IOException if it cannot be read
     */
    public static Playback of(PlaybackSettings settings, long earliest) throws IOException {
        Optional<FootageProvider> camera = FootageProvider.find(settings.frames());
        Footage footage =
                camera.isPresent()
                        ? drawn(camera.get(), settings)
                        : new RecordedFootage(settings.frames(), settings.job().models().classes());
        long frames;
        try (RecordedFrames opened = footage.open()) {
            frames = opened.size();
        }
        int framesPerSlot = settings.framesPerSlot();
        if (settings.slots().isPresent()) {
            long slots = settings.slots().getAsLong();
            if (slots > frames / framesPerSlot) {
                throw PlaybackOptions.SLOTS.wrong(
                        slots,
                        String.format(
                                "must be at most %d: %s has %d frames, %d go into a slot",
                                frames / framesPerSlot, settings.frames(), frames, framesPerSlot));
            }
            frames = slots * framesPerSlot;
        }
        if (camera.isEmpty() && settings.drift().isPresent()) {
            Drift drift = drift(FootageProvider.synthetic(), settings);
            footage = new DriftedFootage(footage, drift, settings.seed(), frames);
        }
        Duration slotLength = settings.job().slots().length();
        return new Playback(footage, frames, framesPerSlot, slotLength, 0, settings.paced())
                .notBefore(earliest);
    }

    private static Footage drawn(FootageProvider camera, PlaybackSettings settings)
            throws IOException {
        if (settings.slots().isEmpty()) {
            throw UsageException.format(
                    "camera '%s' never ends, give the number of slots with --slots N",
                    settings.frames());
        }
        return drift(camera, settings)
                .scenes()
                .at(settings.seed(), settings.slots().getAsLong() * settings.framesPerSlot());
    }

    private static Drift drift(FootageProvider camera, PlaybackSettings settings)
            throws IOException {
        try {
            return camera.drift(settings.drift());
        } catch (UsageException e) {
            throw PlaybackOptions.DRIFT.wrong(e);
        }
    }

    /** The same playback, begun no earlier than this time in milliseconds since the epoch. */
    Playback notBefore(long time) {
        long length = slotLength.toMillis();
        long earliest = -Math.floorDiv(-time, length) * length;
        return new Playback(
                footage, frames, framesPerSlot, slotLength, Math.max(start, earliest), paced);
    }

    /** Slots that are filled, the last one perhaps in part. */
    public long slots() {
        return (frames + framesPerSlot - 1) / framesPerSlot;
    }

    /** The conditions in the middle of a slot, counted from 1; see {@link Footage#conditions}. */
    public Optional<String> conditions(long slot) {
        return footage.conditions(
                Math.min((slot - 1) * framesPerSlot + framesPerSlot / 2, frames - 1));
    }

    /** Event time of the frame at a position, milliseconds since the epoch. */
    long captureTime(long position) {
        long slot = position / framesPerSlot;
        long inSlot = position % framesPerSlot;
        return start
                + slot * slotLength.toMillis()
                + inSlot * slotLength.toMillis() / framesPerSlot;
    }

    /** The source of the stream; run it with parallelism 1, so that frames stay in order. */
    public DataGeneratorSource<Frame> source() {
        double perSecond = framesPerSlot * 1000.0 / slotLength.toMillis();
        return new DataGeneratorSource<>(
                new FrameReader(this),
                frames,
                paced ? RateLimiterStrategy.perSecond(perSecond) : RateLimiterStrategy.noOp(),
                TypeInformation.of(Frame.class));
    }

    /** Reads the frame at a position. */
    private static final class FrameReader implements GeneratorFunction<Long, Frame> {

        private static final long serialVersionUID = 1L;

        private final Playback playback;
        private transient RecordedFrames recording;

        FrameReader(Playback playback) {
            this.playback = playback;
        }

        @Override
        public void open(SourceReaderContext context) throws Exception {
            recording = playback.footage().open();
        }

        @Override
        public Frame map(Long position) throws Exception {
            RecordedFrames.RecordedFrame frame = recording.frame(position);
            return new Frame(
                            CAMERA,
                            CAMERA,
                            playback.captureTime(position),
                            frame.image(),
                            frame.label(),
                            playback.footage().name(),
                            position)
                    .arrivedAt(System.currentTimeMillis());
        }

        @Override
        public void close() throws Exception {
            if (recording != null) {
                recording.close();
            }
        }
    }
}
