// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.vision.ImageClassifier;

/**
 * A loaded student or teacher and the version it has in the registry. Equal to another one if it is
 * the same loaded model.
 *
 * @param version version, 0 for the one that the site began with
 * @param model loaded model; the holder of this record closes it
 */
record ServedModel(long version, ImageClassifier model) {}
