// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.frames.Frame;
import io.orric.frames.RetrainingBatch;
import io.orric.registry.DamagedModelException;
import io.orric.registry.ModelManifest;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelSet;
import io.orric.vision.PixelBatch;
import io.orric.vision.RgbImage;
import io.orric.vision.TrainableClassifier;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a sample to a published student: the teacher labels it, the site's current student is
 * trained on it for one epoch, the gate decides, the registry remembers. Used by one thread, which
 * is never a task thread. The teacher is opened with the first sample and closed with this object.
 */
final class Retrainer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Retrainer.class);

    private final ModelRegistry registry;
    private final ModelSet models;
    private final TrainingParameters parameters;
    private final ReplayBudget replay;
    private final ReplayMemory memory;
    private final FrameDecoder decoder;
    private final QualityGate gate;

    private ImageClassifier teacher;

    Retrainer(
            ModelRegistry registry,
            ModelSet models,
            TrainingParameters parameters,
            ReplayBudget replay,
            FrameDecoder decoder) {
        this.registry = registry;
        this.models = models;
        this.parameters = parameters;
        this.replay = replay;
        this.memory = new ReplayMemory(replay.capacity());
        this.decoder = decoder;
        this.gate = new QualityGate(parameters.gateTolerance());
    }

    /**
     * Trains on a sample unless its slot is settled already. Whatever goes wrong with labels or
     * training ends as a record too.
     *
     * @return how it ended; empty if the slot was settled before
     * @throws IOException if the registry cannot be read or written
     */
    Optional<RetrainingRecord> retrain(RetrainingBatch batch) throws IOException {
        if (batch.slotEnd() <= registry.settledThrough(batch.site())) {
            return Optional.empty();
        }
        Optional<ModelManifest> published = publishedFrom(batch);
        if (published.isPresent()) {
            return Optional.of(settle(batch, published.get()));
        }
        List<RgbImage> images = decode(batch.frames());
        if (images.size() < RetrainingEpoch.SMALLEST_SAMPLE) {
            return Optional.of(
                    skip(
                            batch,
                            images.size()
                                    + " decodable frames, training takes "
                                    + RetrainingEpoch.SMALLEST_SAMPLE));
        }
        Path parent = Files.createTempFile("orric-parent", ".pt");
        Path trained = Files.createTempFile("orric-trained", ".pt");
        try {
            return Optional.of(retrain(batch, images, parent, trained));
        } finally {
            Files.deleteIfExists(parent);
            Files.deleteIfExists(trained);
        }
    }

    /**
     * The newest version, if a writer that died before its record published it from this sample.
     */
    private Optional<ModelManifest> publishedFrom(RetrainingBatch batch) throws IOException {
        List<Long> versions = registry.versions(batch.site());
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(registry.manifest(batch.site(), versions.get(0)))
                    .filter(manifest -> manifest.slotEnd() == batch.slotEnd());
        } catch (DamagedModelException e) {
            return Optional.empty();
        }
    }

    private RetrainingRecord settle(RetrainingBatch batch, ModelManifest manifest)
            throws IOException {
        Training training =
                new Training(
                        manifest.samples(), manifest.agreementBefore(), manifest.agreementAfter());
        return record(batch, Outcome.PUBLISHED, manifest.version(), training, "");
    }

    /** Settles a sample without training on it. */
    RetrainingRecord skip(RetrainingBatch batch, String reason) throws IOException {
        long version = registry.versions(batch.site()).stream().findFirst().orElse(0L);
        return record(batch, Outcome.SKIPPED, version, Training.none(), reason);
    }

    private RetrainingRecord retrain(
            RetrainingBatch batch, List<RgbImage> images, Path parent, Path trained)
            throws IOException {
        long parentVersion =
                registry.fetchCurrent(
                        batch.site(),
                        models.studentSha256(),
                        parent,
                        e -> LOG.warn("Passing over a damaged student: {}", e.getMessage()));
        Training training;
        try {
            training = train(batch, images, parent, trained);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Retraining of {} on slot {} failed", batch.site(), batch.slot(), e);
            return record(batch, Outcome.FAILED, parentVersion, Training.none(), e.getMessage());
        }
        if (!gate.accepts(training.before, training.after)) {
            return record(batch, Outcome.DISCARDED, parentVersion, training, "agreement fell");
        }
        long version =
                registry.publish(
                                batch.site(),
                                parentVersion,
                                training.record(batch, Outcome.PUBLISHED, 0, ""),
                                trained)
                        .version();
        return record(batch, Outcome.PUBLISHED, version, training, "");
    }

    private Training train(RetrainingBatch batch, List<RgbImage> images, Path parent, Path trained)
            throws IOException {
        int remembered = memory.size(batch.site());
        int labels =
                Math.max(
                        RetrainingEpoch.SMALLEST_SAMPLE,
                        replay.labelled(images.size(), remembered));
        int replayed = replay.replayed(images.size(), labels, remembered);
        LabelledFrames labelled = labelled(images.subList(0, labels));
        RetrainingEpoch epoch =
                RetrainingEpoch.plan(
                        labels,
                        replayed,
                        parameters.heldOutShare(),
                        parameters.batchSize(),
                        batch.slot());
        LabelledFrames frames =
                replayed == 0
                        ? labelled
                        : labelled.plus(memory.draw(batch.site(), replayed, batch.slot()));
        memory.remember(batch.site(), labelled);
        LabelledFrames heldOut = labelled.select(epoch.heldOut());
        try (TrainableClassifier student =
                TrainableClassifier.load(
                        parent, n -> parameters.learningRate(), parameters.momentum(), 0)) {
            double before = heldOut.agreement(student.logits(heldOut.pixels()));
            for (List<Integer> positions : epoch.batches()) {
                trainOn(frames.select(positions), student);
            }
            double after = heldOut.agreement(student.logits(heldOut.pixels()));
            student.save(trained);
            return new Training(frames.size() - heldOut.size(), before, after);
        }
    }

    private LabelledFrames labelled(List<RgbImage> images) throws IOException {
        PixelBatch pixels = PixelBatch.of(images, models.trainingResolution(), models.input());
        LabelledFrames labelled = new LabelledFrames(pixels, teacher().probabilities(pixels));
        if (!labelled.sound()) {
            throw new IOException("the teacher answered with values that are not numbers");
        }
        return labelled;
    }

    private void trainOn(LabelledFrames batch, TrainableClassifier student) throws IOException {
        float[] targets = batch.targets(parameters.softLabels());
        float loss =
                parameters.learningRate() > 0
                        ? student.step(batch.pixels(), targets)
                        : student.adaptStatistics(batch.pixels(), targets);
        if (!Float.isFinite(loss)) {
            throw new IOException("training diverged, the loss is " + loss);
        }
    }

    private RetrainingRecord record(
            RetrainingBatch batch, Outcome outcome, long version, Training training, String detail)
            throws IOException {
        RetrainingRecord record = training.record(batch, outcome, version, detail);
        registry.record(batch.site(), record);
        return record;
    }

    private ImageClassifier teacher() throws IOException {
        if (teacher == null) {
            Path file = Files.createTempFile("orric-teacher", ".pt");
            try {
                registry.fetchBase(models.teacherSha256(), file);
                teacher = warmed(ImageClassifier.load(file));
            } finally {
                Files.deleteIfExists(file);
            }
        }
        return teacher;
    }

    private ImageClassifier warmed(ImageClassifier classifier) throws IOException {
        try {
            classifier.warm(models.trainingResolution(), models.classes());
            return classifier;
        } catch (IOException | RuntimeException e) {
            classifier.close();
            throw e;
        }
    }

    /** The frames that can be decoded; the others reach the dead letters through inference. */
    private List<RgbImage> decode(List<Frame> frames) {
        List<RgbImage> images = new ArrayList<>();
        for (Frame frame : frames) {
            try {
                images.add(decoder.decode(frame.image()));
            } catch (UndecodableImageException e) {
                LOG.debug("Not training on {} {}", frame.origin(), frame.offset(), e);
            }
        }
        return images;
    }

    @Override
    public void close() {
        if (teacher != null) {
            teacher.close();
        }
    }

    /** What a training measured. */
    private record Training(int samples, double before, double after) {

        static Training none() {
            return new Training(0, Double.NaN, Double.NaN);
        }

        RetrainingRecord record(
                RetrainingBatch batch, Outcome outcome, long version, String detail) {
            return new RetrainingRecord(
                    batch.slot(),
                    batch.slotEnd(),
                    outcome,
                    version,
                    samples,
                    before,
                    after,
                    detail == null ? "" : detail);
        }
    }
}
