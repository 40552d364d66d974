// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.vision.ImageClassifier;
import java.util.Optional;

/**
 * A loaded student or teacher and the version it has in the registry. Equal to another one if it is
 * the same loaded model.
 *
 * @param version version, 0 for the one that the site began with
 * @param model loaded model; the holder of this record closes it
 * @param adapted what a student was adapted to; empty for version 0 and for teachers
 */
record ServedModel(long version, ImageClassifier model, Optional<Adapted> adapted) {

    /**
     * Adaptation of a version.
     *
     * @param slot index of the slot that it was trained on
     * @param base the model that the site began with, which stays open as long as any version
     */
    record Adapted(long slot, ServedModel base) {}
}
