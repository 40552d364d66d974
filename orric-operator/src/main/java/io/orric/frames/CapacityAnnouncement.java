// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

/**
 * Says how much compute the slots of a site have from now on.
 *
 * @param site the site
 * @param capacity compute of a slot, C(t), in the profile's unit; NaN to go back to what is
 *     configured
 */
public record CapacityAnnouncement(String site, double capacity) {}
