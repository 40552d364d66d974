// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * One record of a camera, with the image still encoded as the camera made it. Origin, partition and
 * offset identify a frame.
 *
 * @param site name of the camera's site, whose cameras share a student and a capacity
 * @param camera name of the camera as received; untrusted text
 * @param captureTime capture time, milliseconds since the epoch
 * @param image encoded image, JPEG or PNG
 * @param label true class, known in rehearsals; null if unknown
 * @param origin topic or recording it was read from
 * @param partition partition of the topic; 0 of a recording
 * @param offset position in the partition or recording
 * @param capacity capacity of its site's slots as announced when it came, in the profile's unit;
 *     NaN if none was announced
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

    /** The same frame, of another site. */
    public Frame atSite(String otherSite) {
        return new Frame(
                otherSite, camera, captureTime, image, label, origin, partition, offset, capacity);
    }

    /** The same frame, with this capacity announced. */
    public Frame withCapacity(double announced) {
        return new Frame(
                site, camera, captureTime, image, label, origin, partition, offset, announced);
    }
}
