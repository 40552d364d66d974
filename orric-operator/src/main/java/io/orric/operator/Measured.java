// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.meters.Answers;
import io.orric.meters.Compute;

/**
 * What was measured of a site since its last slot ended.
 *
 * @param answers times of its answers
 * @param compute compute spent on it
 */
record Measured(Answers answers, Compute compute) {

    /** Nothing. */
    static final Measured NONE = new Measured(Answers.NONE, Compute.NONE);
}
