// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import io.orric.cameras.images.Jpeg;
import io.orric.cameras.images.Picture;
import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** A link too thin for the video: few pixels, coarsely compressed, scaled up again. */
final class LowBitrate implements Effect {

    @Override
    public void apply(Picture picture, double severity, RandomGenerator random) {
        double shrink = 1 + 4.5 * severity;
        int width = Math.max(2, (int) Math.round(picture.width() / shrink));
        int height = Math.max(2, (int) Math.round(picture.height() / shrink));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        draw(picture.image(), small);
        double quality = 0.9 * Math.pow(0.045, severity);
        draw(Jpeg.decode(Jpeg.encode(small, quality)), picture.image());
    }

    private static void draw(BufferedImage from, BufferedImage to) {
        Graphics2D graphics = to.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, 0, 0, to.getWidth(), to.getHeight(), null);
        graphics.dispose();
    }
}
