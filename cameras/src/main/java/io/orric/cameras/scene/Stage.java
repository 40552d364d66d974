// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static io.orric.cameras.scene.Corner.at;
import static io.orric.cameras.scene.Vector.at;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;

/**
 * Projects a model's metres onto the frame's pixels and draws there.
 *
 * <p>The projection is parallel: at the distance of a roadside camera perspective within one
 * vehicle is slight, and with a parallel projection every flat face is a plain affine transform of
 * its drawing, see {@link Plane}. A point (x, y, z) turned by the yaw lies at
 *
 * <pre>
 *   right = x cos(yaw) + z sin(yaw)
 *   near  = z cos(yaw) - x sin(yaw)       towards the camera
 *   up    = y cos(pitch) - near sin(pitch)
 * </pre>
 */
final class Stage {

    private static final Color SHADOW = new Color(0, 0, 0, 70);

    private final Graphics2D graphics;
    private final Pose pose;
    private final Light light;
    private final double cosYaw;
    private final double sinYaw;
    private final double cosPitch;
    private final double sinPitch;

    Stage(Graphics2D graphics, Pose pose, Light light) {
        this.graphics = graphics;
        this.pose = pose;
        this.light = light;
        this.cosYaw = Math.cos(pose.yaw());
        this.sinYaw = Math.sin(pose.yaw());
        this.cosPitch = Math.cos(pose.pitch());
        this.sinPitch = Math.sin(pose.pitch());
    }

    /** The sign of z on the side that the camera sees. */
    double nearSide() {
        return cosYaw >= 0 ? 1 : -1;
    }

    /** The sign of x at the end that the camera sees: 1 for the front. */
    double nearEnd() {
        return sinYaw <= 0 ? 1 : -1;
    }

    /**
     * A plane to draw on, with the origin of its drawing and the directions of its axes.
     *
     * @param normal the direction it is seen from
     */
    Plane plane(Vector origin, Vector u, Vector v, Vector normal) {
        Vector facing = new Vector(right(normal), normal.y(), near(normal));
        boolean seen = facing.z() * cosPitch + facing.y() * sinPitch > 1e-9;
        if (!seen) {
            return Plane.TURNED_AWAY;
        }
        AffineTransform toPixels =
                new AffineTransform(
                        right(u) * pose.scale(),
                        -up(u) * pose.scale(),
                        right(v) * pose.scale(),
                        -up(v) * pose.scale(),
                        column(origin),
                        row(origin));
        return new Plane(graphics, toPixels, light.on(facing));
    }

    /** The plane of the model's x and y at this distance from its middle, on the seen side. */
    Plane side(double distance) {
        return upright(nearSide() * distance);
    }

    /** The plane of the model's x and y at this z, seen from the side that the camera is on. */
    Plane upright(double z) {
        return plane(at(0, 0, z), at(1, 0, 0), at(0, 1, 0), at(0, 0, nearSide()));
    }

    /** Draws a solid with this outline of its sides, see {@link Prism}. */
    Prism solid(Color color, double width, Corner... outline) {
        return new Prism(this, width, outline).fill(color);
    }

    /** Draws a box from x1 to x2 and from y1 to y2. */
    Prism box(Color color, double width, double x1, double y1, double x2, double y2) {
        return solid(color, width, at(x1, y1), at(x2, y1), at(x2, y2), at(x1, y2));
    }

    /** A bar with round ends between two points: a limb, a tube, a pole. */
    void bar(Color color, double thickness, Vector from, Vector to) {
        graphics.setColor(Palette.scaled(color, light.onRound()));
        graphics.setStroke(
                new BasicStroke(
                        (float) (thickness * pose.scale()),
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND));
        graphics.draw(new Line2D.Double(column(from), row(from), column(to), row(to)));
    }

    /** A ball: a head, a helmet, a lamp. */
    void ball(Color color, double radius, Vector centre) {
        double pixels = radius * pose.scale();
        graphics.setColor(Palette.scaled(color, light.onRound()));
        graphics.fill(Plane.circle(column(centre), row(centre), pixels));
    }

    /** The shadow that something of this size casts straight down. */
    void shadow(Model.Size size) {
        double length = size.length();
        double width = size.width();
        plane(at(0, 0, 0), at(1, 0, 0), at(0, 0, 1), at(0, 1, 0))
                .unlit(
                        SHADOW,
                        new Ellipse2D.Double(
                                -length * 0.53, -width * 0.7, length * 1.06, width * 1.4));
    }

    private double column(Vector v) {
        return pose.x() + right(v) * pose.scale();
    }

    private double row(Vector v) {
        return pose.y() - up(v) * pose.scale();
    }

    private double right(Vector v) {
        return v.x() * cosYaw + v.z() * sinYaw;
    }

    private double near(Vector v) {
        return v.z() * cosYaw - v.x() * sinYaw;
    }

    private double up(Vector v) {
        return v.y() * cosPitch - near(v) * sinPitch;
    }
}
