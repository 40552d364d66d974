// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * One picture of one camera, still encoded as the camera made it.
 *
 * @param site the edge server the camera belongs to: who shares its student and its budget
 * @param camera camera id as received; untrusted text
 * @param captureTime when it was taken, milliseconds since the epoch
 * @param image the encoded bytes, JPEG or PNG
 * @param label ground truth as a class name, in rehearsals only; null if unknown
 * @param origin where it was read from: a topic, or a recording
 * @param partition partition of the topic; 0 of a recording
 * @param offset its position there; origin, partition and offset identify the frame
 * @param capacity compute that was announced for its site's slots when it came, in the profile's
 *     unit; NaN if none was
 */
@SuppressWarnings(
        "ArrayRecordComponent") // frames are compared by origin and offset, never as values
public record Frame(
        String site,
        String camera,
        long captureTime,
        byte[] image,
        String label,
        String origin,
        int partition,
        long offset,
        double capacity) {

    /** A frame of a recording. */
    public Frame(
            String site,
            String camera,
            long captureTime,
            byte[] image,
            String label,
            String origin,
            long offset) {
        this(site, camera, captureTime, image, label, origin, 0, offset, Double.NaN);
    }

    /** The same frame as one of another site. */
    public Frame atSite(String otherSite) {
        return new Frame(
                otherSite, camera, captureTime, image, label, origin, partition, offset, capacity);
    }

    /** The same frame, its slot given so much compute. */
    public Frame withCapacity(double announced) {
        return new Frame(
                site, camera, captureTime, image, label, origin, partition, offset, announced);
    }
}
