// SPDX-License-Identifier: Apache-2.0
/**
 * Footage that is played back as a camera would send it: recordings on disk, and the cameras that
 * implement {@link io.orric.footage.FootageProvider}.
 */
package io.orric.footage;
