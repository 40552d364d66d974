// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.adaptation.BatchNormAdaptation;
import io.orric.adaptation.PseudoLabelSgd;
import io.orric.adaptation.QualityGate;
import io.orric.adaptation.Replay;
import io.orric.adaptation.RetrainingMethod;
import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.OrricPolicy;
import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.retraining.RetrainingSettings;
import io.orric.vision.Augmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.flink.configuration.ReadableConfig;

/**
 * One part of the whole, changed or taken away.
 *
 * @param name what it is
 * @param policy who decides
 * @param method how students are adapted
 */
record Variant(String name, PolicyMaker policy, RetrainingMethod method) {

    private static final PolicyMaker ORRIC = PolicyName.ORRIC::create;

    /** The learning rate at which other things about labels are changed. */
    private static final float LABELS_RATE = 0.003f;

    /**
     * All variants; the first is what the others are compared with: ORRIC and the job's retraining
     * by its options.
     */
    static List<Variant> all(ConfigurationSpace space, ReadableConfig options) {
        Variant job =
                new Variant("the job's retraining", ORRIC, RetrainingSettings.method(options));
        List<Variant> all = new ArrayList<>();
        all.add(job);
        all.add(
                job.decided(
                        "no retraining, best resolution",
                        PolicyName.BEST_FIXED_RESOLUTION::create));
        all.add(job.adapted("the paper's retraining", PseudoLabelSgd.PAPER));
        all.addAll(job.statistics());
        all.addAll(job.labels(RetrainingSettings.pseudoLabel(options)));
        all.addAll(job.decisions(space));
        return all;
    }

    /** What batch-norm statistics are taken from. */
    private List<Variant> statistics() {
        List<Variant> variants = new ArrayList<>();
        variants.add(
                statistics(
                        "of frames as they are",
                        bn ->
                                new BatchNormAdaptation(
                                        bn.frames(),
                                        bn.batchFrames(),
                                        Augmentation.NONE,
                                        bn.classLimit())));
        variants.add(statistics("of the sample alone", bn -> ofLast(0, bn)));
        variants.add(statistics("whatever the class", bn -> limited(Double.POSITIVE_INFINITY, bn)));
        variants.add(statistics("of even classes", bn -> limited(1, bn)));
        for (int frames : new int[] {64, 256, 512}) {
            variants.add(statistics("of the last " + frames, bn -> ofLast(frames, bn)));
        }
        for (int size : new int[] {32, 128}) {
            variants.add(statistics("by batches of " + size, bn -> inBatchesOf(size, bn)));
        }
        return variants;
    }

    private static BatchNormAdaptation ofLast(int frames, BatchNormAdaptation bn) {
        return new BatchNormAdaptation(
                frames, bn.batchFrames(), bn.augmentation(), bn.classLimit());
    }

    private static BatchNormAdaptation inBatchesOf(int frames, BatchNormAdaptation bn) {
        return new BatchNormAdaptation(bn.frames(), frames, bn.augmentation(), bn.classLimit());
    }

    private static BatchNormAdaptation limited(double classLimit, BatchNormAdaptation bn) {
        return new BatchNormAdaptation(
                bn.frames(), bn.batchFrames(), bn.augmentation(), classLimit);
    }

    /** Changes how statistics are adapted, in a method that does it alone or beside labels. */
    private Variant statistics(String how, UnaryOperator<BatchNormAdaptation> change) {
        RetrainingMethod changed = method;
        if (method instanceof BatchNormAdaptation alone) {
            changed = change.apply(alone);
        } else if (method instanceof PseudoLabelSgd sgd
                && sgd.statistics() instanceof PseudoLabelSgd.Adapted by) {
            changed =
                    new Labels(sgd)
                            .with(
                                    new PseudoLabelSgd.Adapted(
                                            by.share(), change.apply(by.adaptation())))
                            .method();
        }
        return adapted("statistics " + how, changed);
    }

    /** Steps on the teacher's labels, which the default makes none of. */
    private List<Variant> labels(PseudoLabelSgd sgd) {
        Labels as = new Labels(sgd);
        Labels kept = as.with(new PseudoLabelSgd.Frozen());
        QualityGate gate = new QualityGate(0.2, sgd.gate().tolerance());
        List<Variant> variants = new ArrayList<>();
        for (float rate : new float[] {0.001f, 0.003f, 0.01f}) {
            variants.add(adapted("labels alone, rate " + rate, kept.at(rate).method()));
        }
        for (float rate : new float[] {0.001f, 0.003f, 0.01f}) {
            variants.add(labels("", rate, as));
        }
        variants.add(labels(", hard", LABELS_RATE, as.hard()));
        variants.add(labels(", no replay", LABELS_RATE, as.with(new Replay(0, 0))));
        variants.add(labels(", one batch", LABELS_RATE, as.inBatchesOf(4096)));
        variants.add(labels(", gate", LABELS_RATE, as.with(gate)));
        variants.add(
                labels(
                        " in train mode, gate",
                        0.01f,
                        as.with(new PseudoLabelSgd.FromSteps()).with(gate)));
        return variants;
    }

    private Variant labels(String how, float rate, Labels labels) {
        return adapted("labels as well" + how + ", rate " + rate, labels.at(rate).method());
    }

    /** Training on labels with one parameter changed at a time. */
    private record Labels(PseudoLabelSgd method) {

        Labels at(float rate) {
            return with(rate, method.batchFrames(), method.softLabels());
        }

        Labels inBatchesOf(int frames) {
            return with(method.learningRate(), frames, method.softLabels());
        }

        Labels hard() {
            return with(method.learningRate(), method.batchFrames(), false);
        }

        Labels with(Replay replay) {
            return with(replay, method.statistics(), method.gate());
        }

        Labels with(PseudoLabelSgd.Statistics statistics) {
            return with(method.replay(), statistics, method.gate());
        }

        Labels with(QualityGate gate) {
            return with(method.replay(), method.statistics(), gate);
        }

        private Labels with(float rate, int batchFrames, boolean soft) {
            return new Labels(
                    new PseudoLabelSgd(
                            rate,
                            method.momentum(),
                            batchFrames,
                            soft,
                            method.replay(),
                            method.statistics(),
                            method.gate()));
        }

        private Labels with(Replay replay, PseudoLabelSgd.Statistics statistics, QualityGate gate) {
            return new Labels(
                    new PseudoLabelSgd(
                            method.learningRate(),
                            method.momentum(),
                            method.batchFrames(),
                            method.softLabels(),
                            replay,
                            statistics,
                            gate));
        }
    }

    /** Who decides, and what is known to it. */
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

    private Variant adapted(String variant, RetrainingMethod by) {
        return new Variant(variant, policy, by);
    }

    private Variant decided(String variant, PolicyMaker by) {
        return new Variant(variant, by, method);
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
