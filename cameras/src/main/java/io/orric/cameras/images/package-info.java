// SPDX-License-Identifier: Apache-2.0
/**
 * Tools of drawing a scene and of changing its conditions: seeded randomness, pictures as arrays of
 * pixels, and JPEG. They know neither scenes nor conditions.
 */
package io.orric.cameras.images;
