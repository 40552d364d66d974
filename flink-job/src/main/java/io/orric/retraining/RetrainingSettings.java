// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.adaptation.BatchNormAdaptation;
import io.orric.adaptation.PseudoLabelSgd;
import io.orric.adaptation.QualityGate;
import io.orric.adaptation.Replay;
import io.orric.adaptation.RetrainingMethod;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import io.orric.vision.Augmentation;
import io.orric.vision.TrainingProbe;
import java.io.Serializable;
import java.util.Optional;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Settings of retraining.
 *
 * @param method how students are adapted
 * @param queue maximum number of samples waiting in one writer, at least 1
 * @param await whether a slot is inferred only after the retraining on the slot before. Then a full
 *     queue blocks the stream; otherwise samples give way, see {@link FairQueue}
 * @param threads threads among which PyTorch divides a retraining; 0 for as many as it uses for all
 *     else
 * @param frameBytes most bytes of the frames that are remembered of all sites of one writer
 * @param remembered maximum number of students of a site that come back with their conditions; 0
 *     for none
 */
public record RetrainingSettings(
        RetrainingMethod method,
        int queue,
        boolean await,
        int threads,
        long frameBytes,
        int remembered)
        implements Serializable {

    private static final String STILL =
            "has no batch-norm statistics that follow the frames: it normalises otherwise, or was"
                    + " frozen or traced for inference.";

    /**
     * Reads the options.
     *
     * @param awaitByDefault whether slots wait for retraining if the user does not say
     * @param trained variation of the pictures that students were trained on, if it is known; the
     *     option counts where it is set
     * @throws UsageException if an option is wrong
     */
    public static RetrainingSettings read(
            ReadableConfig config, boolean awaitByDefault, Optional<Augmentation> trained) {
        return new RetrainingSettings(
                method(config, trained),
                RetrainingOptions.QUEUE.read(config),
                RetrainingOptions.AWAIT.find(config).orElse(awaitByDefault),
                RetrainingOptions.THREADS.find(config).orElse(0),
                RetrainingOptions.FRAME_MEMORY.read(config).getBytes(),
                RetrainingOptions.REMEMBERED.read(config));
    }

    /**
     * Why the method adapts nothing of a student, or only a part of what it is charged for, and
     * what can be done; empty if it suits.
     */
    public Optional<String> unsuitableFor(TrainingProbe student) {
        boolean moves = !student.statistics().isEmpty();
        if (method instanceof BatchNormAdaptation) {
            return moves ? Optional.empty() : Optional.of(STILL + " " + byLabels(student));
        }
        PseudoLabelSgd labels = (PseudoLabelSgd) method;
        if (student.weights().isEmpty()) {
            return Optional.of(
                    "has no weights that training changes. Export it with parameters that need"
                            + " gradients");
        }
        boolean adapts = labels.statistics() instanceof PseudoLabelSgd.Adapted;
        return moves || !adapts ? Optional.empty() : Optional.of(STILL + " " + frozen());
    }

    private static String byLabels(TrainingProbe student) {
        return student.weights().isEmpty()
                ? "It has no weights that training changes either: export it anew"
                : String.format(
                        "Set %s: %s, which trains its weights on the teacher's labels, and %s",
                        RetrainingOptions.METHOD,
                        RetrainingOptions.MethodName.PSEUDO_LABEL,
                        option());
    }

    private static String frozen() {
        return "Set " + option();
    }

    private static String option() {
        return RetrainingOptions.STATISTICS + ": " + RetrainingOptions.StatisticsMode.FROZEN;
    }

    /**
     * Reads how students are adapted of which nobody says how they were trained.
     *
     * @throws UsageException if an option is wrong, be it one of another method
     */
    public static RetrainingMethod method(ReadableConfig config) {
        return method(config, Optional.empty());
    }

    /**
     * Reads how students are adapted.
     *
     * @param trained as for {@link #read}
     * @throws UsageException if an option is wrong, be it one of another method
     */
    public static RetrainingMethod method(ReadableConfig config, Optional<Augmentation> trained) {
        BatchNormAdaptation batchNorm = batchNorm(config, trained);
        PseudoLabelSgd pseudoLabel = pseudoLabel(config, batchNorm);
        return switch (RetrainingOptions.METHOD.read(config)) {
            case BATCH_NORM -> batchNorm;
            case PSEUDO_LABEL -> pseudoLabel;
        };
    }

    private static BatchNormAdaptation batchNorm(
            ReadableConfig config, Optional<Augmentation> trained) {
        OrricOption<String> augmentation = RetrainingOptions.BATCH_NORM_AUGMENTATION;
        double limit = RetrainingOptions.BATCH_NORM_CLASS_LIMIT.read(config);
        return new BatchNormAdaptation(
                RetrainingOptions.BATCH_NORM_FRAMES.read(config),
                RetrainingOptions.BATCH_NORM_BATCH.read(config),
                augmentation.isSet(config) || trained.isEmpty()
                        ? augmentation.parse(config, Augmentation::parse)
                        : trained.get(),
                limit == 0 ? Double.POSITIVE_INFINITY : limit);
    }

    private static PseudoLabelSgd pseudoLabel(
            ReadableConfig config, BatchNormAdaptation batchNorm) {
        double share = RetrainingOptions.STATISTICS_SHARE.read(config);
        return new PseudoLabelSgd(
                RetrainingOptions.LEARNING_RATE.read(config).floatValue(),
                RetrainingOptions.MOMENTUM.read(config).floatValue(),
                RetrainingOptions.TRAINING_BATCH.read(config),
                RetrainingOptions.SOFT_LABELS.read(config),
                new Replay(
                        RetrainingOptions.REPLAY_FRAMES.read(config),
                        RetrainingOptions.REPLAY_SHARE.read(config)),
                switch (RetrainingOptions.STATISTICS.read(config)) {
                    case ADAPTED -> new PseudoLabelSgd.Adapted(share, batchNorm);
                    case FROM_STEPS -> new PseudoLabelSgd.FromSteps();
                    case FROZEN -> new PseudoLabelSgd.Frozen();
                },
                new QualityGate(
                        RetrainingOptions.LEAST_DISAGREEMENT.read(config),
                        RetrainingOptions.HELD_OUT.read(config),
                        RetrainingOptions.GATE_TOLERANCE.read(config)));
    }
}
