// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * One record of a camera, with the image still encoded as the camera made it. Origin, partition and
 * offset identify a frame.
 *
 * @param site name of the camera's site, whose cameras share a student and a capacity
 * @param camera name of the camera as received; untrusted text
 * @param captureTime capture time as the camera says, milliseconds since the epoch; untrusted
 * @param eventTime time by which its slot is found, milliseconds since the epoch: the capture time
 *     where it can be believed, otherwise the time of arrival
 * @param arrivalTime time at which the job read it, milliseconds since the epoch
 * @param image encoded image, JPEG or PNG
 * @param label true class, known in rehearsals; null if unknown
 * @param origin topic or recording it was read from
 * @param partition partition of the topic; 0 of a recording
 * @param offset position in the partition or recording
 */
@SuppressWarnings(
        "ArrayRecordComponent") // frames are compared by origin and offset, never as values
public record Frame(
        String site,
        String camera,
        long captureTime,
        long eventTime,
        long arrivalTime,
        byte[] image,
        String label,
        String origin,
        int partition,
        long offset) {

    /** Memory of a frame beside its image, roughly, bytes. */
    private static final int OVERHEAD = 200;

    private static final long HOUR_MILLIS = 3_600_000;

    /** A frame of a recording, whose capture time is believed. */
    public Frame(
            String site,
            String camera,
            long captureTime,
            byte[] image,
            String label,
            String origin,
            long offset) {
        this(site, camera, captureTime, captureTime, captureTime, image, label, origin, 0, offset);
    }

    /** The same frame, of another site. */
    public Frame atSite(String otherSite) {
        return new Frame(
                otherSite,
                camera,
                captureTime,
                eventTime,
                arrivalTime,
                image,
                label,
                origin,
                partition,
                offset);
    }

    /** The same frame, read at this time, milliseconds since the epoch. */
    public Frame arrivedAt(long time) {
        return new Frame(
                site,
                camera,
                captureTime,
                eventTime,
                time,
                image,
                label,
                origin,
                partition,
                offset);
    }

    /**
     * Capture time if it can be believed and lies within an hour before the arrival, milliseconds
     * since the epoch; otherwise -1.
     */
    public long believedCapture() {
        boolean believed = eventTime == captureTime;
        return believed && arrivalTime - captureTime < HOUR_MILLIS ? captureTime : -1;
    }

    /** Memory that the frame takes, bytes. */
    public long size() {
        return (long) image.length + OVERHEAD;
    }
}
