// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * One way to infer a slot's frames: the input resolution of the student model, and the share of the
 * frames on which the teacher is asked for a second opinion, which are those that the student is
 * least sure of. The paper's configurations have no second opinions.
 *
 * @param resolution side of the square model input, pixels
 * @param escalation share of the frames that are escalated to the teacher, in [0, 1]
 * @param accuracy top-1 accuracy of the answers, on the frames that the profile's f-max is of, in
 *     (0, 1]; the paper's A<sup>I</sup><sub>j</sub> before normalisation
 * @param cost compute per frame in the profile's unit (MACs or milliseconds), second opinions
 *     included; the paper's C<sup>I</sup><sub>j</sub>
 */
public record InferenceConfiguration(
        int resolution, double escalation, double accuracy, double cost) implements Serializable {

    /**
     * @throws IllegalArgumentException if a component is outside its range
     */
    public InferenceConfiguration {
        Checks.positive("inference resolution", resolution);
        Checks.within("inference escalation", escalation, 0, 1);
        Checks.within("inference accuracy", accuracy, 0, 1);
        Checks.positive("inference accuracy", accuracy);
        Checks.positive("inference cost", cost);
    }

    /** A configuration without second opinions. */
    public InferenceConfiguration(int resolution, double accuracy, double cost) {
        this(resolution, 0, accuracy, cost);
    }

    /** The same at another cost. */
    InferenceConfiguration at(double other) {
        return new InferenceConfiguration(resolution, escalation, accuracy, other);
    }

    /**
     * The same with more second opinions. The accuracy stays, being unknown.
     *
     * @param share of the frames, in [0, 1 − escalation]
     * @param opinionCost compute of one
     */
    InferenceConfiguration escalating(double share, double opinionCost) {
        return new InferenceConfiguration(
                resolution, Math.min(1, escalation + share), accuracy, cost + share * opinionCost);
    }
}
