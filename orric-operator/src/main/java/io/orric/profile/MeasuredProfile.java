// SPDX-License-Identifier: Apache-2.0
package io.orric.profile;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import java.util.ArrayList;
import java.util.List;

/**
 * A profile with the measurements behind it, all in milliseconds a frame.
 *
 * @param inference accuracy and cost of each resolution
 * @param retraining cost of each sampling ratio
 * @param slope lower bound of the learning curve's slope
 */
public record MeasuredProfile(
        List<Inference> inference, List<Retraining> retraining, double slope) {

    /**
     * A way to infer.
     *
     * @param accuracy share of labelled frames inferred correctly
     */
    public record Inference(int resolution, double accuracy, Quartiles cost) {

        InferenceConfiguration configuration() {
            return new InferenceConfiguration(resolution, accuracy, cost.median());
        }
    }

    /**
     * A way to retrain. The gain of a ratio is taken to be the ratio, as in the paper's evaluation.
     */
    public record Retraining(double ratio, Quartiles cost) {

        RetrainingConfiguration configuration() {
            return new RetrainingConfiguration(ratio, ratio, cost.median());
        }
    }

    /**
     * The profile that a run uses, with the medians as costs.
     *
     * @throws IllegalArgumentException if the measurements make no profile
     */
    public Profile profile() {
        return new Profile(
                ConfigurationSpace.of(
                        inference.stream().map(Inference::configuration).toList(),
                        retraining.stream().map(Retraining::configuration).toList()),
                maxAccuracy(),
                slope);
    }

    /** The highest accuracy. */
    public double maxAccuracy() {
        return inference.stream().mapToDouble(Inference::accuracy).max().orElse(0);
    }

    /** The same without the configurations that no policy would choose. */
    public MeasuredProfile undominated() {
        ConfigurationSpace space = profile().space();
        return new MeasuredProfile(
                inference.stream()
                        .filter(i -> space.inference().contains(i.configuration()))
                        .toList(),
                retraining.stream()
                        .filter(r -> space.retraining().contains(r.configuration()))
                        .toList(),
                slope);
    }

    /** The configurations that no policy would choose, each in a sentence. */
    public List<String> dominated() {
        MeasuredProfile kept = undominated();
        List<String> dominated = new ArrayList<>();
        for (Inference one : inference) {
            if (!kept.inference.contains(one)) {
                dominated.add(
                        String.format(
                                "resolution %d is dropped: %d costs no more and is no less accurate",
                                one.resolution(), kept.better(one).resolution()));
            }
        }
        for (Retraining one : retraining) {
            if (!kept.retraining.contains(one)) {
                dominated.add(
                        String.format(
                                "sampling ratio %s is dropped: a higher one costs no more",
                                one.ratio()));
            }
        }
        return dominated;
    }

    /** The first configuration that costs no more than this one and is no less accurate. */
    private Inference better(Inference dominated) {
        return inference.stream()
                .filter(one -> one.accuracy() >= dominated.accuracy())
                .filter(one -> one.cost().median() <= dominated.cost().median())
                .findFirst()
                .orElseThrow();
    }
}
