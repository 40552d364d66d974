// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * One way to infer a slot's frames: the input resolution of the student model.
 *
 * @param resolution side of the square model input, pixels
 * @param accuracy top-1 accuracy of the student at this resolution, on the frames that the
 *     profile's f-max is of, in (0, 1]; the paper's A<sup>I</sup><sub>j</sub> before normalisation
 * @param cost compute per frame in the profile's unit (MACs or milliseconds); the paper's
 *     C<sup>I</sup><sub>j</sub>
 */
public record InferenceConfiguration(int resolution, double accuracy, double cost)
        implements Serializable {

    /**
     * @throws IllegalArgumentException if a component is outside its range
     */
    public InferenceConfiguration {
        Checks.positive("inference resolution", resolution);
        Checks.within("inference accuracy", accuracy, 0, 1);
        Checks.positive("inference accuracy", accuracy);
        Checks.positive("inference cost", cost);
    }
}
