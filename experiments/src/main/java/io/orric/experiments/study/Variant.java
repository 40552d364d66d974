// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.OrricPolicy;
import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.job.JobOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;

/**
 * One part of the whole, changed or taken away.
 *
 * @param name what it is
 * @param policy who decides
 * @param paper whether students are retrained by the paper and not by the job
 * @param options the job's options that it sets
 */
record Variant(String name, Maker policy, boolean paper, Map<String, String> options) {

    /** Makes the policy that decides. */
    interface Maker {
        AllocationPolicy create(Profile profile, long horizon);
    }

    /** What all others are compared with: ORRIC and the job's retraining by its options. */
    static final Variant DEFAULT = orric("the job's retraining");

    private static final Maker ORRIC = PolicyName.ORRIC::create;

    /** All variants, the default first. */
    static List<Variant> all(ConfigurationSpace space) {
        List<Variant> all = new ArrayList<>();
        all.add(DEFAULT);
        all.add(
                decided(
                        "no retraining, best resolution",
                        PolicyName.BEST_FIXED_RESOLUTION::create));
        all.add(new Variant("the paper's retraining", ORRIC, true, Map.of()));
        all.add(orric("batch-norm statistics alone", JobOptions.LEARNING_RATE, "0"));
        all.add(orric("hard labels", JobOptions.SOFT_LABELS, "false"));
        all.add(
                orric(
                        "no gate, nothing held out",
                        JobOptions.HELD_OUT,
                        "0",
                        JobOptions.GATE_TOLERANCE,
                        "1"));
        all.add(orric("no replay", JobOptions.REPLAY_MEMORY, "0", JobOptions.REPLAY_SHARE, "0"));
        for (String rate : List.of("0.001", "0.003", "0.03")) {
            all.add(orric("learning rate " + rate, JobOptions.LEARNING_RATE, rate));
        }
        for (String size : List.of("16", "64", "4096")) {
            String name = size.equals("4096") ? "the sample as one batch" : "batches of " + size;
            all.add(orric(name, JobOptions.TRAINING_BATCH, size));
        }
        for (RetrainingConfiguration most : space.retraining()) {
            if (most.ratio() > 0 && most.ratio() < space.bestRetraining().ratio()) {
                all.add(
                        decided(
                                "sampling ratio at most " + most.ratio(),
                                (profile, horizon) -> upTo(most.ratio(), profile, horizon)));
            }
        }
        for (double slope : new double[] {0.1, 0.3, 0.5}) {
            all.add(
                    decided(
                            "slope L = " + slope,
                            (profile, horizon) ->
                                    new OrricPolicy(
                                            new Profile(
                                                    profile.space(), profile.maxAccuracy(), slope),
                                            horizon)));
        }
        all.add(decided("horizon T / 5", (p, t) -> new OrricPolicy(p, Math.max(1, t / 5))));
        all.add(decided("horizon 5 T", (p, t) -> new OrricPolicy(p, 5 * t)));
        all.add(decided("retrain-leftover", PolicyName.INFERENCE_GREEDY::create));
        return all;
    }

    private static Variant orric(String name, Object... optionsAndValues) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < optionsAndValues.length; i += 2) {
            options.put(
                    ((ConfigOption<?>) optionsAndValues[i]).key(),
                    (String) optionsAndValues[i + 1]);
        }
        return new Variant(name, PolicyName.ORRIC::create, false, options);
    }

    private static Variant decided(String name, Maker policy) {
        return new Variant(name, policy, false, Map.of());
    }

    private static AllocationPolicy upTo(double ratio, Profile profile, long horizon) {
        ConfigurationSpace space = profile.space();
        ConfigurationSpace restricted =
                ConfigurationSpace.of(
                        space.inference(),
                        space.retraining().stream().filter(c -> c.ratio() <= ratio).toList());
        return new OrricPolicy(
                new Profile(restricted, profile.maxAccuracy(), profile.slope()), horizon);
    }
}
