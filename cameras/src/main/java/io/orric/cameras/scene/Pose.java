// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

/**
 * Place of a road user in the frame, and its direction.
 *
 * @param x pixel column of the point on the ground below its middle
 * @param y pixel row of that point
 * @param scale pixels per metre
 * @param yaw radians; 0 shows its right side and it faces right, pi its left side and it faces
 *     left; a negative sine turns its front towards the camera
 * @param pitch radians by which the camera looks down
 */
record Pose(double x, double y, double scale, double yaw, double pitch) {}
