// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.Serializable;

/**
 * The models of a job.
 *
 * @param student the student every site begins with; its graph serves every later version too
 * @param teacher the teacher that labels samples
 * @param classes what their outputs mean
 * @param input how pictures become their inputs
 * @param trainingResolution side of the square at which samples are labelled and trained on, pixels
 */
public record ModelSet(
        StoredModel student,
        StoredModel teacher,
        ClassNames classes,
        ModelInput input,
        int trainingResolution)
        implements Serializable {}
