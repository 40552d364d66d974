// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * The answer for a frame, of the student alone or of student and teacher.
 *
 * @param site name of the site
 * @param camera name of the camera
 * @param captureTime capture time as the camera says, milliseconds since the epoch
 * @param origin topic or recording the frame was read from
 * @param partition partition of the topic; 0 of a recording
 * @param offset position in the partition or recording
 * @param slot index of the slot that the frame counts in
 * @param late see {@link Stamped#late()}
 * @param resolution side of the square model input, pixels
 * @param modelVersion version of the site's student, 0 for the one it began with
 * @param unfamiliar whether the picture looked otherwise than those that the student was adapted
 *     to, so that the one the site began with answered in its place
 * @param escalated whether the teacher was asked too
 * @param teacherVersion version of the teacher, 0 for the one the job was submitted with; null if
 *     the student answered alone
 * @param className most probable class
 * @param confidence its probability according to whoever answered, 0 to 1
 * @param label true class; null if unknown
 */
public record Prediction(
        String site,
        String camera,
        long captureTime,
        String origin,
        int partition,
        long offset,
        long slot,
        boolean late,
        int resolution,
        long modelVersion,
        boolean unfamiliar,
        boolean escalated,
        Long teacherVersion,
        String className,
        double confidence,
        String label) {

    /**
     * The answer for a frame.
     *
     * @param version version of the site's student
     * @param unfamiliar whether the one that the site began with answered in its place
     * @param teacherVersion version of the teacher that was asked too; null if none was
     */
    public static Prediction of(
            Stamped<Frame> stamped,
            long version,
            boolean unfamiliar,
            Long teacherVersion,
            String className,
            double confidence) {
        Frame frame = stamped.record();
        return new Prediction(
                frame.site(),
                frame.camera(),
                frame.captureTime(),
                frame.origin(),
                frame.partition(),
                frame.offset(),
                stamped.slot(),
                stamped.late(),
                stamped.resolution(),
                version,
                unfamiliar,
                teacherVersion != null,
                teacherVersion,
                className,
                confidence,
                frame.label());
    }
}
