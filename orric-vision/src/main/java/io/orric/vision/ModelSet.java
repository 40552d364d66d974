// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.Serializable;

/**
 * The models of a job.
 *
 * @param student the student every site begins with; its graph serves every later version too
 * @param teacher the teacher that labels samples
 * @param classes what their outputs mean
 * @param studentInput how pictures become inputs of the student and of all its versions
 * @param teacherInput how pictures become inputs of the teacher and of all its versions
 * @param trainingResolution side of the square at which samples are labelled and trained on, pixels
 */
public record ModelSet(
        StoredModel student,
        StoredModel teacher,
        ClassNames classes,
        ModelInput studentInput,
        ModelInput teacherInput,
        int trainingResolution)
        implements Serializable {}
