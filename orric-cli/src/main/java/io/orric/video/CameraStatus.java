// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

/**
 * State of a camera.
 *
 * @param phase its phase
 * @param problem what ended its last run, without secrets; empty if nothing did, or it is live
 *     again
 */
public record CameraStatus(Phase phase, String problem) {

    /** Phases of a camera. */
    public enum Phase {
        /** No frame has come since the start of its process. */
        CONNECTING,
        /** Frames come. */
        LIVE,
        /** Its process ended, and is started again after a pause. */
        WAITING,
        /** The video is over. */
        ENDED,
        /** The video broke off, and is not begun again. */
        FAILED
    }
}
