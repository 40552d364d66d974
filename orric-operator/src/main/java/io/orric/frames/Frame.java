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
 * @param origin where it was read from, such as a topic partition or a file
 * @param offset its position there; origin and offset identify the frame
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
        long offset) {

    /** The same frame as one of another site. */
    public Frame atSite(String otherSite) {
        return new Frame(otherSite, camera, captureTime, image, label, origin, offset);
    }
}
