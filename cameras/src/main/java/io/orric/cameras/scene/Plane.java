// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Corner.at;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A flat face to draw on in metres; nothing appears on one that is turned away from the camera, so
 * painters draw all faces of a model and never ask which are seen.
 */
record Plane(Graphics2D graphics, AffineTransform toPixels, double brightness) {

    /** A plane that nothing appears on. */
    static final Plane TURNED_AWAY = new Plane(null, null, 0);

    Plane rectangle(Color color, double x, double y, double width, double height) {
        return fill(color, new Rectangle2D.Double(x, y, width, height));
    }

    /** A rectangle of this width about x = 0. */
    Plane centred(Color color, double width, double y, double height) {
        return rectangle(color, -width / 2, y, width, height);
    }

    /** Two rectangles, their outer edges equally far from x = 0: lamps. */
    Plane pair(Color color, double reach, double y, double width, double height) {
        return rectangle(color, -reach, y, width, height)
                .rectangle(color, reach - width, y, width, height);
    }

    /** The glint on a pane: a strip from x on that leans to greater x. */
    Plane glint(double x, double width, double low, double high, double slant) {
        double right = x + width;
        return polygon(
                Palette.GLASS_GLINT,
                at(x, low),
                at(right, low),
                at(right + slant, high),
                at(x + slant, high));
    }

    /** A pane with an upright edge, and one that slants from its foot to its top. */
    Plane window(double low, double high, double upright, double foot, double top) {
        return polygon(
                Palette.GLASS, at(upright, low), at(foot, low), at(top, high), at(upright, high));
    }

    Plane disc(Color color, double x, double y, double radius) {
        return fill(color, circle(x, y, radius));
    }

    Plane polygon(Color color, Corner... corners) {
        return fill(color, outline(corners));
    }

    Plane fill(Color color, Shape shape) {
        return unlit(Palette.scaled(color, brightness), shape);
    }

    /** Fills with the colour as it is: a shadow, a lamp. */
    Plane unlit(Color color, Shape shape) {
        if (this != TURNED_AWAY) {
            graphics.setColor(color);
            graphics.fill(toPixels.createTransformedShape(shape));
        }
        return this;
    }

    Plane line(Color color, double thickness, double x1, double y1, double x2, double y2) {
        return stroke(color, thickness, new Line2D.Double(x1, y1, x2, y2));
    }

    Plane ring(Color color, double thickness, double x, double y, double radius) {
        return stroke(color, thickness, circle(x, y, radius));
    }

    private Plane stroke(Color color, double thickness, Shape shape) {
        return this == TURNED_AWAY
                ? this
                : fill(color, new BasicStroke((float) thickness).createStrokedShape(shape));
    }

    static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    static Path2D outline(Corner... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0].x(), corners[0].y());
        for (int i = 1; i < corners.length; i++) {
            path.lineTo(corners[i].x(), corners[i].y());
        }
        path.closePath();
        return path;
    }
}
