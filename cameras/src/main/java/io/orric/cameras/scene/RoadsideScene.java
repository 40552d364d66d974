// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import io.orric.cameras.images.Seeds;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * View of a camera at the roadside in clear daylight, frame by frame; each frame is a function of
 * the seed and its index, whatever was drawn before.
 *
 * <p>One road user dominates a frame: it fills about 40 to 75 % of the width or the height. Of
 * eight successive frames from a multiple of eight on, each class dominates one. Now and then the
 * camera turns to another view, as one on a patrol does.
 */
public final class RoadsideScene {

    /** Width of every frame, pixels. */
    public static final int WIDTH = 320;

    /** Height of every frame, pixels. */
    public static final int HEIGHT = 240;

    private static final int FRAMES_PER_VIEW = 24;

    // Keys of the streams of random numbers under the scene's seed.
    private static final long CLASSES = 1;
    private static final long VIEWS = 2;
    private static final long FRAMES = 3;

    private final long seed;

    public RoadsideScene(long seed) {
        this.seed = seed;
    }

    /** The class of the road user that dominates the frame. */
    public RoadUser roadUser(long index) {
        RoadUser[] classes = RoadUser.values();
        long round = Math.floorDiv(index, classes.length);
        RandomGenerator random = Seeds.random(Seeds.derive(seed, CLASSES), round);
        for (int last = classes.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            RoadUser swapped = classes[last];
            classes[last] = classes[other];
            classes[other] = swapped;
        }
        return classes[Math.floorMod(index, classes.length)];
    }

    /** Draws the frame, {@link #WIDTH} by {@link #HEIGHT} pixels. */
    public BufferedImage render(long index) {
        long viewSeed =
                Seeds.derive(Seeds.derive(seed, VIEWS), Math.floorDiv(index, FRAMES_PER_VIEW));
        RandomGenerator random = Seeds.random(Seeds.derive(seed, FRAMES), index);
        View view = View.of(viewSeed);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            view.paint(graphics);
            Traffic traffic = new Traffic(graphics, view, random);
            traffic.paintFarAway();
            traffic.paintDominant(roadUser(index).design(random));
            traffic.paintInBetween();
        } finally {
            graphics.dispose();
        }
        return image;
    }
}
