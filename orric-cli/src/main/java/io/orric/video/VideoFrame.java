// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

/**
 * A picture of a camera.
 *
 * @param camera counts what becomes of the camera's frames, and names it
 * @param captureTime time at which the picture left the decoder, milliseconds since the epoch
 * @param image the picture as a JPEG
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
public record VideoFrame(FrameCounts camera, long captureTime, byte[] image) {}
