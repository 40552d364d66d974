// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.adaptation.SampledPictures;
import io.orric.adaptation.StudentTrainer;
import io.orric.adaptation.TrainingResult;
import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.registry.ModelCopies;
import io.orric.registry.ModelManifest;
import io.orric.registry.ModelRegistry;
import io.orric.registry.Origin;
import io.orric.registry.RetrainingLog;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import io.orric.registry.SiteState;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ModelInput;
import io.orric.vision.ModelSet;
import io.orric.vision.PixelBatch;
import io.orric.vision.UndecodableImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a sample to a published student: a {@link StudentTrainer} trains the site's current student
 * on it, the registry gets what the gate accepts and remembers how it ended. A pinned site is not
 * trained, and what came of a student that was rolled back meanwhile is not published. Used by one
 * thread, which is never a task thread. The teacher and the trainer are closed with this object.
 * Where the method needs no labels, the teacher follows the sample.
 */
final class Retrainer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Retrainer.class);

    /** Memory that the pictures of a sample may take for each model, bytes. */
    private static final long SAMPLE_BYTES = 128L << 20;

    private final ModelRegistry registry;
    private final RetrainingLog log;
    private final ModelSet models;
    private final StudentTrainer trainer;
    private final Optional<TeacherFollowing> following;
    private final FrameDecoder decoder;
    private final RetrainingMeter meter;

    private final LabellingTeacher teacher;

    /** Empty where no students are remembered. */
    private final Optional<RecalledStudent.Rules> recall;

    /**
     * @param log records of the registry's students
     * @param trainer trains at the meter's pace
     * @param following has teachers follow samples; empty where they stay as they are
     * @param recall has students come back with their conditions; empty where none is remembered
     * @param meter counts what it takes; closed with this
     */
    Retrainer(
            ModelRegistry registry,
            RetrainingLog log,
            ModelSet models,
            StudentTrainer trainer,
            Optional<TeacherFollowing> following,
            Optional<RecalledStudent.Rules> recall,
            FrameDecoder decoder,
            RetrainingMeter meter) {
        this.registry = registry;
        this.log = log;
        this.models = models;
        this.trainer = trainer;
        this.following = following;
        this.decoder = decoder;
        this.meter = meter;
        this.teacher = new LabellingTeacher(registry, models, meter);
        this.recall = recall;
    }

    /**
     * Trains on a sample unless its slot is settled already. Whatever goes wrong with labels or
     * training ends as a record too.
     *
     * @return how it ended; empty if the slot was settled before
     * @throws IOException if the registry cannot be read or written
     */
    Optional<RetrainingRecord> retrain(SlotSample<Frame> batch) throws IOException {
        if (log.isSettled(batch.site(), batch.slotEnd())) {
            return Optional.empty();
        }
        Optional<ModelManifest> published = log.publishedFrom(batch.site(), batch.slotEnd());
        if (published.isPresent()) {
            return Optional.of(record(batch.site(), RetrainingRecord.of(published.get())));
        }
        SiteState before = log.before(batch.site(), batch.slotEnd());
        if (before.pinned()) {
            // Not counted: all sites' retrainings are priced by what one takes.
            return Optional.of(
                    skip(batch, before.newest(), TrainingResult.NONE, "the site is pinned"));
        }
        meter.begin();
        double gained = Double.NaN;
        try {
            RetrainingRecord record = retrainNow(batch, before);
            gained = record.agreementAfter() - record.agreementBefore();
            return Optional.of(record);
        } finally {
            meter.end(batch.site(), batch.slot(), gained);
        }
    }

    private RetrainingRecord retrainNow(SlotSample<Frame> batch, SiteState before)
            throws IOException {
        SampledPictures sample = decode(batch.records());
        if (sample.size() < trainer.smallestSample()) {
            String reason =
                    String.format(
                            "%d decodable frames, training takes %d",
                            sample.size(), trainer.smallestSample());
            return skip(batch, before.newest(), TrainingResult.NONE, reason);
        }
        ParentStudent student = parentOf(batch.site(), sample);
        Optional<TrainingResult> few = trainer.tooFew(student.memory(), sample);
        if (few.isPresent()) {
            follow(batch, sample, few.get(), student);
            return skip(batch, before.newest(), few.get(), few.get().refusal());
        }
        Path parent = ModelCopies.create("parent");
        Path trained = ModelCopies.create("trained");
        try {
            return retrain(batch, before, sample, student, parent, trained);
        } finally {
            Files.deleteIfExists(parent);
            Files.deleteIfExists(trained);
        }
    }

    private RetrainingRecord skip(
            SlotSample<Frame> batch, long version, TrainingResult result, String reason)
            throws IOException {
        return record(batch, Outcome.SKIPPED, version, result, reason);
    }

    private RetrainingRecord retrain(
            SlotSample<Frame> batch,
            SiteState before,
            SampledPictures sample,
            ParentStudent student,
            Path parent,
            Path trained)
            throws IOException {
        Origin origin = new Origin(student.fetch(parent), trainer.method());
        TrainingResult result;
        try {
            result =
                    trainer.train(student.memory(), batch.slot(), sample, teacher, parent, trained);
            if (result.accepted()) {
                OptionalLong other = student.replace(batch.slot(), trained);
                origin = other.isPresent() ? Origin.copyOf(other.getAsLong()) : origin;
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Retraining of {} on slot {} failed", batch.site(), batch.slot(), e);
            String detail = e.getMessage() == null ? "" : e.getMessage();
            return record(batch, Outcome.FAILED, origin.parent(), TrainingResult.NONE, detail);
        }
        follow(batch, sample, result, student);
        if (!result.accepted()) {
            Outcome outcome = result.judged() ? Outcome.DISCARDED : Outcome.SKIPPED;
            return record(batch, outcome, origin.parent(), result, result.refusal());
        }
        // Without steps the statistics alone are adapted, to all of the sample.
        int samples = result.trained() == 0 ? sample.size() : result.trained();
        RetrainingRecord unpublished = recordOf(batch, Outcome.PUBLISHED, 0, samples, result, "");
        Optional<RetrainingRecord> published =
                log.publish(batch.site(), before, origin, unpublished, trained);
        if (published.isEmpty()) {
            long newest = registry.newest(batch.site());
            return skip(batch, newest, result, "rolled back or pinned while it was trained");
        }
        student.published(published.get().version());
        return record(batch.site(), published.get());
    }

    /** Before the record of the student, which inference may be waiting for. */
    private void follow(
            SlotSample<Frame> batch,
            SampledPictures sample,
            TrainingResult result,
            ParentStudent student)
            throws IOException {
        if (following.isPresent()) {
            meter.teaching(
                    () -> following.get().follow(batch, sample.teacher(), result, student.spent()));
        }
    }

    private ParentStudent parentOf(String site, SampledPictures sample) throws IOException {
        return recall.isEmpty()
                ? ParentStudent.current(registry, models, site)
                : new RecalledStudent(
                        registry, models, trainer, teacher, recall.get(), site, sample);
    }

    private RetrainingRecord record(
            SlotSample<Frame> batch,
            Outcome outcome,
            long version,
            TrainingResult result,
            String detail)
            throws IOException {
        return record(
                batch.site(), recordOf(batch, outcome, version, result.trained(), result, detail));
    }

    private RetrainingRecord record(String site, RetrainingRecord record) throws IOException {
        log.record(site, record);
        return record;
    }

    private static RetrainingRecord recordOf(
            SlotSample<Frame> batch,
            Outcome outcome,
            long version,
            int samples,
            TrainingResult result,
            String detail) {
        return new RetrainingRecord(
                batch.slot(),
                batch.slotEnd(),
                outcome,
                version,
                samples,
                result.agreementBefore(),
                result.agreementAfter(),
                detail);
    }

    /**
     * The frames that can be decoded, as many as memory allows; the others reach the dead letters
     * through inference.
     */
    private SampledPictures decode(List<Frame> frames) {
        long fitting =
                SAMPLE_BYTES
                        / PixelBatch.VALUE_BYTES
                        / ModelInput.length(models.trainingResolution());
        // A sample is in random order, so its first frames are a sample too.
        List<Frame> decoded =
                frames.subList(
                        0,
                        (int)
                                Math.min(
                                        frames.size(),
                                        Math.max(StudentTrainer.SMALLEST_SAMPLE, fitting)));
        return SampledPictures.decode(
                decoded,
                models.trainingResolution(),
                models.studentInput(),
                models.teacherInput(),
                this::pixels);
    }

    private Optional<short[]> pixels(Frame frame, ModelInput input) {
        try {
            return Optional.of(decoder.pixels(frame.image(), models.trainingResolution(), input));
        } catch (UndecodableImageException e) {
            LOG.debug("Not training on {} {}", frame.origin(), frame.offset(), e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        trainer.close();
        following.ifPresent(TeacherFollowing::close);
        meter.close();
        teacher.close();
    }
}
