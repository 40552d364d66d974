// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.escalation.ClassPrior;
import io.orric.frames.Frame;
import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;
import io.orric.meters.RecentSites;
import io.orric.vision.ClassNames;
import io.orric.vision.Probabilities;

/**
 * Makes results of answers: each names its most probable class, where that is wanted with regard to
 * the classes of the answers before. It is given the answers of a camera in the order of its
 * frames. Used by the task thread.
 */
final class Results {

    private final ClassNames classes;
    private final boolean regardsRecent;

    /** Of each camera, since those of a site may look at different things. */
    private final RecentSites<ClassPrior> cameras;

    Results(ClassNames classes, PriorMode prior) {
        this.classes = classes;
        this.regardsRecent = prior == PriorMode.RECENT;
        this.cameras = new RecentSites<>(camera -> new ClassPrior(classes.size()));
    }

    InferenceResult of(Answered answered) {
        Answer answer = answered.answer();
        if (answer == null) {
            return new InferenceResult(null, answered.frame().deadLetter());
        }
        float[] probabilities = regarded(answered.frame().stamped().record(), answer);
        int best = Probabilities.argMax(probabilities);
        return new InferenceResult(
                Prediction.of(
                        answered.frame().stamped(),
                        answer.version(),
                        answer.unfamiliar(),
                        answer.teacherVersion(),
                        classes.of(best),
                        probabilities[best]),
                null);
    }

    private float[] regarded(Frame frame, Answer answer) {
        if (!regardsRecent) {
            return answer.probabilities();
        }
        // Names of sites have no control characters.
        return cameras.of(frame.site() + "\0" + frame.camera()).regard(answer.probabilities());
    }
}
