// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * Capacity of all slots of a site from now on.
 *
 * @param site name of the site
 * @param capacity capacity C(t) of a slot, in the profile's unit; NaN restores the configured one
 */
public record CapacityAnnouncement(String site, double capacity) {}
