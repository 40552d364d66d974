// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

/**
 * The daylight in a view: from the whole sky, and from where the sun stands.
 *
 * @param sunFromRight -1 with the sun far to the left, 1 far to the right
 * @param sunshine 0 under a closed cloud cover, 1 in full sun
 */
record Light(double sunFromRight, double sunshine) {

    /** Brightness of a face with this normal: right, up, and towards the camera. */
    double on(Vector normal) {
        double towardsSun =
                (0.6 * sunFromRight * normal.x() + 0.75 * normal.y() + 0.4 * normal.z())
                        / normal.length();
        double sky = 0.78 + 0.14 * normal.y() / normal.length();
        return sky + 0.3 * sunshine * Math.max(-0.35, towardsSun);
    }

    /** Brightness of what faces everywhere at once. */
    double onRound() {
        return 0.9 + 0.1 * sunshine;
    }
}
