// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.Serializable;

/**
 * The models of a job.
 *
 * @param studentSha256 digest of the student every site begins with
 * @param teacherSha256 digest of the teacher that labels samples
 * @param classes what their outputs mean
 * @param input how pictures become their inputs
 * @param trainingResolution side of the square at which samples are labelled and trained on, pixels
 */
public record ModelSet(
        String studentSha256,
        String teacherSha256,
        ClassNames classes,
        ModelInput input,
        int trainingResolution)
        implements Serializable {}
