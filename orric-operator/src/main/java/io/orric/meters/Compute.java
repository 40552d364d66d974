// SPDX-License-Identifier: Apache-2.0
package io.orric.meters;

import java.util.List;
import java.util.Map;

/**
 * Compute spent on a site since it was last asked for, time of one core.
 *
 * @param decoding decoding and resizing of its frames
 * @param student the student's inference, by resolution
 * @param opinions the teacher's second opinions
 * @param unsure frames that the student was not sure of, whether the teacher was asked or not
 * @param retrainings retrainings that ended
 */
public record Compute(
        Work decoding,
        Map<Integer, Work> student,
        Work opinions,
        long unsure,
        List<Retraining> retrainings) {

    /** Nothing. */
    public static final Compute NONE = new Compute(Work.NONE, Map.of(), Work.NONE, 0, List.of());

    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * Frames and the compute that they took together.
     *
     * @param frames number of frames
     * @param nanos nanoseconds of one core
     */
    public record Work(long frames, long nanos) {

        static final Work NONE = new Work(0, 0);

        Work plus(Work other) {
            return plus(other.frames, other.nanos);
        }

        Work plus(long moreFrames, long moreNanos) {
            return new Work(frames + moreFrames, nanos + moreNanos);
        }

        /** Milliseconds of one core. */
        public double millis() {
            return nanos / NANOS_PER_MILLI;
        }

        /** Milliseconds a frame; NaN if there is none. */
        public double millisPerFrame() {
            return frames == 0 ? Double.NaN : millis() / frames;
        }
    }

    /**
     * A retraining that has ended, however it did.
     *
     * @param slot index of the slot whose sample it was
     * @param teacherNanos the teacher's labelling or following, nanoseconds of one core
     * @param trainingNanos everything else
     * @param gained share of held-out frames on which the student agrees with the teacher, after
     *     less before; NaN if it was not measured
     */
    public record Retraining(long slot, long teacherNanos, long trainingNanos, double gained) {

        /** Milliseconds of one core. */
        public double millis() {
            return (teacherNanos + trainingNanos) / NANOS_PER_MILLI;
        }
    }

    /** The student's inference, milliseconds. */
    public double studentMillis() {
        return student.values().stream().mapToDouble(Work::millis).sum();
    }

    /** Share of the inferred frames that the student was not sure of; NaN if there was none. */
    public double unsureShare() {
        long frames = student.values().stream().mapToLong(Work::frames).sum();
        return frames == 0 ? Double.NaN : (double) unsure / frames;
    }

    /** The teacher's labelling, milliseconds. */
    public double teacherMillis() {
        return retrainings.stream().mapToLong(Retraining::teacherNanos).sum() / NANOS_PER_MILLI;
    }

    /** Retraining without the teacher's labelling, milliseconds. */
    public double trainingMillis() {
        return retrainings.stream().mapToLong(Retraining::trainingNanos).sum() / NANOS_PER_MILLI;
    }

    /** All of it, milliseconds. */
    public double millis() {
        return decoding.millis()
                + studentMillis()
                + opinions.millis()
                + teacherMillis()
                + trainingMillis();
    }
}
