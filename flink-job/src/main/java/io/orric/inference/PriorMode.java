// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

/** Prior knowledge of a camera's classes, which an answer has before it sees the frame. */
public enum PriorMode {
    /** Nothing. */
    NONE,

    /** The classes of the camera's last answers, where they are few. */
    RECENT
}
