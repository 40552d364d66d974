// SPDX-License-Identifier: Apache-2.0
/**
 * Conditions under which a camera works: light, weather, and its own failings. They change pictures
 * of any size and know nothing of the scene in a picture, so they drift recorded footage as well.
 */
package io.orric.cameras.conditions;
