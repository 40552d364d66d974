// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import java.util.random.RandomGenerator;

/**
 * Direction and apparent size of a model.
 *
 * @param yaw as in {@link Pose}
 * @param pitch as in {@link Pose}
 * @param scale pixels per metre
 * @param width of the model's outline in the frame, pixels
 * @param height of the model's outline in the frame, pixels
 */
record Framing(double yaw, double pitch, double scale, double width, double height) {

    /** Beyond this yaw, radians, a long vehicle shows little but its end. */
    private static final double LARGEST_YAW = 0.95;

    /**
     * Frames a model so that it fills a share of the frame's width or height, whichever it comes to
     * first.
     */
    static Framing filling(double share, Model model, double pitch, RandomGenerator random) {
        double turn = Math.pow(random.nextDouble(), 1.3) * LARGEST_YAW;
        double yaw = (random.nextBoolean() ? turn : -turn) + (random.nextBoolean() ? Math.PI : 0);
        double along = Math.abs(Math.cos(yaw));
        double across = Math.abs(Math.sin(yaw));
        Model.Size size = model.size();
        double width = size.length() * along + size.width() * across;
        double depth = size.length() * across + size.width() * along;
        double height = size.height() * Math.cos(pitch) + depth * Math.sin(pitch);
        double scale = share * Math.min(RoadsideScene.WIDTH / width, RoadsideScene.HEIGHT / height);
        return new Framing(yaw, pitch, scale, width * scale, height * scale);
    }

    /** The pose with the model's middle above this pixel. */
    Pose at(double x, double y) {
        return new Pose(x, y, scale, yaw, pitch);
    }
}
