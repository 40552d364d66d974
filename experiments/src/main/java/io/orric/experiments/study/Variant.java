// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.adaptation.Variation;
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

    private static final Maker ORRIC = PolicyName.ORRIC::create;

    /** What all others are compared with: ORRIC and the job's retraining by its options. */
    static final Variant DEFAULT = orric("the job's retraining");

    /** The learning rate at which other things about labels are changed. */
    private static final double LABELS_RATE = 0.003;

    /**
     * Share of a sample's compute that is too small for a single pass: steps keep the statistics,
     * and nothing else changes them.
     */
    private static final String NO_STATISTICS = "1e-6";

    /** All variants, the default first. */
    static List<Variant> all(ConfigurationSpace space) {
        List<Variant> all = new ArrayList<>();
        all.add(DEFAULT);
        all.add(
                decided(
                        "no retraining, best resolution",
                        PolicyName.BEST_FIXED_RESOLUTION::create));
        all.add(new Variant("the paper's retraining", ORRIC, true, Map.of()));
        all.addAll(statistics());
        all.addAll(labels());
        all.addAll(decisions(space));
        return all;
    }

    /** What batch-norm statistics are taken from. */
    private static List<Variant> statistics() {
        List<Variant> variants = new ArrayList<>();
        variants.add(
                orric(
                        "statistics of frames as they are",
                        JobOptions.STATISTICS_VARIATION,
                        Variation.NONE));
        variants.add(orric("statistics of the sample alone", JobOptions.STATISTICS_FRAMES, 0));
        for (double limit : new double[] {0, 1}) {
            variants.add(
                    orric(
                            limit == 0
                                    ? "statistics whatever the class"
                                    : "statistics of even classes",
                            JobOptions.STATISTICS_CLASS_LIMIT,
                            limit));
        }
        for (int frames : new int[] {64, 256, 512}) {
            variants.add(
                    orric(
                            "statistics of the last " + frames,
                            JobOptions.STATISTICS_FRAMES,
                            frames));
        }
        for (int size : new int[] {32, 128}) {
            variants.add(
                    orric("statistics by batches of " + size, JobOptions.STATISTICS_BATCH, size));
        }
        return variants;
    }

    /** Steps on the teacher's labels, which the default makes none of. */
    private static List<Variant> labels() {
        List<Variant> variants = new ArrayList<>();
        for (double rate : new double[] {0.001, 0.003, 0.01}) {
            variants.add(
                    orric(
                            "labels alone, rate " + rate,
                            JobOptions.LEARNING_RATE,
                            rate,
                            JobOptions.STATISTICS_SHARE,
                            NO_STATISTICS));
        }
        for (double rate : new double[] {0.001, 0.003, 0.01}) {
            variants.add(labels("", rate));
        }
        variants.add(labels(", hard", LABELS_RATE, JobOptions.SOFT_LABELS, false));
        variants.add(
                labels(
                        ", no replay",
                        LABELS_RATE,
                        JobOptions.REPLAY_MEMORY,
                        0,
                        JobOptions.REPLAY_SHARE,
                        0));
        variants.add(labels(", one batch", LABELS_RATE, JobOptions.TRAINING_BATCH, 4096));
        variants.add(labels(", gate", LABELS_RATE, JobOptions.HELD_OUT, 0.2));
        variants.add(
                labels(
                        " in train mode, gate",
                        0.01,
                        JobOptions.STATISTICS_SHARE,
                        0,
                        JobOptions.HELD_OUT,
                        0.2));
        return variants;
    }

    private static Variant labels(String how, double rate, Object... optionsAndValues) {
        List<Object> all = new ArrayList<>(List.of(JobOptions.LEARNING_RATE, rate));
        all.addAll(List.of(optionsAndValues));
        return orric("labels as well" + how + ", rate " + rate, all.toArray());
    }

    /** Who decides, and what is known to it. */
    private static List<Variant> decisions(ConfigurationSpace space) {
        List<Variant> variants = new ArrayList<>();
        for (RetrainingConfiguration most : space.retraining()) {
            if (most.ratio() > 0 && most.ratio() < space.bestRetraining().ratio()) {
                variants.add(
                        decided(
                                "sampling ratio at most " + most.ratio(),
                                (profile, horizon) -> upTo(most.ratio(), profile, horizon)));
            }
        }
        for (double slope : new double[] {0.1, 0.3, 0.5}) {
            variants.add(
                    decided(
                            "slope L = " + slope,
                            (profile, horizon) ->
                                    new OrricPolicy(
                                            new Profile(
                                                    profile.space(), profile.maxAccuracy(), slope),
                                            horizon)));
        }
        variants.add(decided("horizon T / 5", (p, t) -> new OrricPolicy(p, Math.max(1, t / 5))));
        variants.add(decided("horizon 5 T", (p, t) -> new OrricPolicy(p, 5 * t)));
        variants.add(decided("retrain-leftover", PolicyName.INFERENCE_GREEDY::create));
        return variants;
    }

    private static Variant orric(String name, Object... optionsAndValues) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < optionsAndValues.length; i += 2) {
            options.put(
                    ((ConfigOption<?>) optionsAndValues[i]).key(),
                    optionsAndValues[i + 1].toString());
        }
        return new Variant(name, ORRIC, false, options);
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
