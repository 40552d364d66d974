// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.vision.ImageClassifier;

/**
 * A loaded student and the version it has in the registry.
 *
 * @param version version number, 0 for the student the site began with
 * @param model the loaded module; belongs to whoever holds this record
 */
record ServedStudent(long version, ImageClassifier model) {}
