// SPDX-License-Identifier: Apache-2.0
/**
 * What drawing a scene and changing its conditions share: seeded randomness, pictures as arrays of
 * pixels, and JPEG. Everything here is a function of its arguments.
 */
package io.orric.cameras.images;
