// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import static io.orric.retraining.RetrainingOptions.BATCH_NORM_AUGMENTATION;
import static io.orric.retraining.RetrainingOptions.BATCH_NORM_BATCH;
import static io.orric.retraining.RetrainingOptions.BATCH_NORM_CLASS_LIMIT;
import static io.orric.retraining.RetrainingOptions.BATCH_NORM_FRAMES;
import static io.orric.retraining.RetrainingOptions.HELD_OUT;
import static io.orric.retraining.RetrainingOptions.LEARNING_RATE;
import static io.orric.retraining.RetrainingOptions.METHOD;
import static io.orric.retraining.RetrainingOptions.REPLAY_FRAMES;
import static io.orric.retraining.RetrainingOptions.REPLAY_SHARE;
import static io.orric.retraining.RetrainingOptions.SOFT_LABELS;
import static io.orric.retraining.RetrainingOptions.STATISTICS;
import static io.orric.retraining.RetrainingOptions.TRAINING_BATCH;

import io.orric.adaptation.PseudoLabelSgd;
import io.orric.adaptation.RetrainingMethod;
import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.OrricPolicy;
import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.escalation.Escalation;
import io.orric.options.OrricOption;
import io.orric.retraining.RetrainingOptions.MethodName;
import io.orric.retraining.RetrainingOptions.StatisticsMode;
import io.orric.retraining.RetrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;

/**
 * The job with one part changed or taken away.
 *
 * @param name the change
 * @param policy maker of the policy that decides
 * @param method method by which students are adapted
 * @param opinions how the teacher is asked with what is left; null where it is not
 */
record Variant(String name, PolicyMaker policy, RetrainingMethod method, Opinions opinions) {

    private static final PolicyMaker ORRIC = PolicyName.ORRIC::create;

    /**
     * A way to ask for second opinions.
     *
     * @param prior whether answers regard the classes of those before
     */
    record Opinions(Escalation by, boolean prior) {}

    /** The learning rate at which other settings of the training on labels are changed. */
    private static final double LABELS_RATE = 0.003;

    /** An option of retraining with the value that it has in a variant. */
    private record Change<T>(OrricOption<T> option, T value) {

        void apply(Configuration options) {
            option.set(options, value);
        }
    }

    /**
     * All variants. The first is what others without second opinions are compared with: ORRIC and
     * the job's retraining by its options. The first with second opinions is what others with them
     * are compared with.
     */
    static List<Variant> all(ConfigurationSpace space, Configuration options) {
        RetrainingMethod method = RetrainingSettings.method(options);
        Variant job = new Variant("the job's retraining", ORRIC, method, null);
        List<Variant> all = new ArrayList<>();
        all.add(job);
        all.add(
                job.decided(
                        "no retraining, best resolution",
                        PolicyName.BEST_FIXED_RESOLUTION::create));
        all.add(new Variant("the paper's retraining", ORRIC, PseudoLabelSgd.PAPER, null));
        all.addAll(statistics(options));
        all.addAll(labels(options));
        all.addAll(job.decisions(space));
        all.addAll(job.withOpinions());
        return all;
    }

    /** The teacher is asked about what the student is least sure of, with what compute is left. */
    private List<Variant> withOpinions() {
        Escalation job = Escalation.DEFAULT;
        double weight = job.studentWeight();
        List<Variant> variants = new ArrayList<>();
        variants.add(asking("second opinions", new Opinions(job, true)));
        variants.add(
                variants.get(0)
                        .decided(
                                "second opinions, no retraining",
                                PolicyName.BEST_FIXED_RESOLUTION::create));
        variants.add(
                asking(
                        "second opinions of the teacher as it is",
                        new Opinions(
                                new Escalation(weight, Double.POSITIVE_INFINITY, job.sure()),
                                true)));
        for (double other : new double[] {0, weight / 2, weight * 2}) {
            variants.add(
                    asking(
                            "second opinions, the student's weight " + other,
                            new Opinions(
                                    new Escalation(other, job.leastClasses(), job.sure()), true)));
        }
        variants.add(asking("second opinions, each answer by itself", new Opinions(job, false)));
        return variants;
    }

    private Variant asking(String variant, Opinions how) {
        return new Variant(variant, policy, method, how);
    }

    /** Other frames to take batch-norm statistics from. */
    private static List<Variant> statistics(Configuration job) {
        List<Variant> variants = new ArrayList<>();
        variants.add(statistics("of frames as they are", job, BATCH_NORM_AUGMENTATION, "none"));
        variants.add(statistics("of the sample alone", job, BATCH_NORM_FRAMES, 0));
        variants.add(statistics("whatever the class", job, BATCH_NORM_CLASS_LIMIT, 0.0));
        variants.add(statistics("of even classes", job, BATCH_NORM_CLASS_LIMIT, 1.0));
        for (int frames : new int[] {64, 256, 512}) {
            variants.add(statistics("of the last " + frames, job, BATCH_NORM_FRAMES, frames));
        }
        for (int size : new int[] {32, 128}) {
            variants.add(statistics("by batches of " + size, job, BATCH_NORM_BATCH, size));
        }
        return variants;
    }

    private static <T> Variant statistics(
            String how, Configuration job, OrricOption<T> option, T value) {
        return adapted("statistics " + how, job, new Change<>(option, value));
    }

    /** Steps on the teacher's labels, of which the default makes none. */
    private static List<Variant> labels(Configuration job) {
        Change<?> gate = new Change<>(HELD_OUT, 0.2);
        List<Variant> variants = new ArrayList<>();
        for (double rate : new double[] {0.001, 0.003, 0.01}) {
            variants.add(
                    labels("alone", rate, job, new Change<>(STATISTICS, StatisticsMode.FROZEN)));
        }
        for (double rate : new double[] {0.001, 0.003, 0.01}) {
            variants.add(labels("as well", rate, job));
        }
        variants.add(labels("as well, hard", LABELS_RATE, job, new Change<>(SOFT_LABELS, false)));
        variants.add(
                labels(
                        "as well, no replay",
                        LABELS_RATE,
                        job,
                        new Change<>(REPLAY_FRAMES, 0),
                        new Change<>(REPLAY_SHARE, 0.0)));
        variants.add(
                labels("as well, one batch", LABELS_RATE, job, new Change<>(TRAINING_BATCH, 4096)));
        variants.add(labels("as well, gate", LABELS_RATE, job, gate));
        variants.add(
                labels(
                        "as well in train mode, gate",
                        0.01,
                        job,
                        new Change<>(STATISTICS, StatisticsMode.FROM_STEPS),
                        gate));
        return variants;
    }

    private static Variant labels(String how, double rate, Configuration job, Change<?>... more) {
        Configuration labelled = new Configuration(job);
        METHOD.set(labelled, MethodName.PSEUDO_LABEL);
        LEARNING_RATE.set(labelled, rate);
        return adapted("labels " + how + ", rate " + rate, labelled, more);
    }

    private static Variant adapted(String name, Configuration job, Change<?>... changes) {
        Configuration options = new Configuration(job);
        Stream.of(changes).forEach(change -> change.apply(options));
        return new Variant(name, ORRIC, RetrainingSettings.method(options), null);
    }

    /** Other policies, and other knowledge given to ORRIC. */
    private List<Variant> decisions(ConfigurationSpace space) {
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
            variants.add(decided("slope L = " + slope, PolicyMaker.orric(slope)));
        }
        variants.add(decided("horizon T / 5", (p, t) -> new OrricPolicy(p, Math.max(1, t / 5))));
        variants.add(decided("horizon 5 T", (p, t) -> new OrricPolicy(p, 5 * t)));
        variants.add(decided("retrain-leftover", PolicyName.INFERENCE_GREEDY::create));
        return variants;
    }

    private Variant decided(String variant, PolicyMaker by) {
        return new Variant(variant, by, method, opinions);
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
