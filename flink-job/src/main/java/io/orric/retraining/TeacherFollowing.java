// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.adaptation.TrainingResult;
import io.orric.escalation.FollowingTeacher;
import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.registry.ModelCopies;
import io.orric.registry.ModelRegistry;
import io.orric.registry.Origin;
import io.orric.registry.RetrainingLog;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import io.orric.registry.SiteState;
import io.orric.vision.PixelBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a sample to a published teacher whose statistics have followed it. A teacher that cannot
 * follow stays as it is: second opinions go on, and so does the retraining of the student.
 */
final class TeacherFollowing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TeacherFollowing.class);

    /** Method by which teachers follow, for their manifests. */
    private static final String METHOD = "batch-norm";

    private static final String TOO_FEW = "too few frames or classes";

    private final ModelRegistry teachers;
    private final RetrainingLog log;
    private final String baseDigest;
    private final FollowingTeacher teacher;
    private final Budget budget;

    /** Compute that following may take. */
    @FunctionalInterface
    interface Budget {

        /** No limit: what it takes is measured, and the next retraining is priced by it. */
        Budget MEASURED = (sample, result, compared) -> sample;

        /**
         * The rest of the charge for labels, after a retraining that is charged for them.
         *
         * @param framesPerLabel frames that cost as much to train on as one with its label
         */
        static Budget leftBy(double framesPerLabel) {
            // A frame that is trained on costs as much as two passes of the student.
            double charged = 2 * framesPerLabel;
            double pass = 2 * (framesPerLabel - 1);
            return (sample, result, compared) -> {
                double left =
                        sample * charged
                                - 2.0 * result.trained()
                                - result.evaluated()
                                - compared.passes()
                                - pass * compared.opinions();
                return (int) Math.min(sample, pass > 0 ? Math.max(0, left / pass) : 0);
            };
        }

        /**
         * Frames that the teacher may pass.
         *
         * @param sample frames in the sample
         * @param result what the student's retraining on it took
         * @param compared what choosing the student took
         */
        int frames(int sample, TrainingResult result, ParentStudent.Spent compared);
    }

    /**
     * @param teachers the part of the registry that has the teachers
     * @param log their records
     * @param baseDigest digest of the teacher that the job was submitted with
     * @param teacher closed with this
     */
    TeacherFollowing(
            ModelRegistry teachers,
            RetrainingLog log,
            String baseDigest,
            FollowingTeacher teacher,
            Budget budget) {
        this.teachers = teachers;
        this.log = log;
        this.baseDigest = baseDigest;
        this.teacher = teacher;
        this.budget = budget;
    }

    /**
     * Has the site's teacher follow a sample, as far as its budget reaches, unless it has followed
     * this one or a later one.
     *
     * @param result what the student's retraining on it took
     * @param compared what choosing the student took
     * @throws IOException if the registry cannot be read or written
     */
    void follow(
            SlotSample<Frame> batch,
            PixelBatch sample,
            TrainingResult result,
            ParentStudent.Spent compared)
            throws IOException {
        if (log.isSettled(batch.site(), batch.slotEnd())) {
            return;
        }
        PixelBatch paid = sample.first(budget.frames(sample.size(), result, compared));
        SiteState before = log.before(batch.site(), batch.slotEnd());
        if (FollowingTeacher.tooFew(paid.size())) {
            skip(batch, before.newest(), TOO_FEW);
            return;
        }
        Path parent = ModelCopies.create("teacher-parent");
        Path followed = ModelCopies.create("teacher");
        try {
            follow(batch, before, paid, parent, followed);
        } finally {
            Files.deleteIfExists(parent);
            Files.deleteIfExists(followed);
        }
    }

    private void follow(
            SlotSample<Frame> batch,
            SiteState before,
            PixelBatch sample,
            Path parent,
            Path followed)
            throws IOException {
        String site = batch.site();
        long version =
                teachers.fetchCurrent(
                        site,
                        baseDigest,
                        parent,
                        e -> LOG.warn("Passing over a damaged teacher: {}", e.getMessage()));
        boolean moved;
        try {
            moved = teacher.follow(parent, sample, followed);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The teacher of {} does not follow slot {}", site, batch.slot(), e);
            log.record(site, recordOf(batch, Outcome.FAILED, version, 0, e.getMessage()));
            return;
        }
        if (!moved) {
            skip(batch, version, TOO_FEW);
            return;
        }
        RetrainingRecord unpublished = recordOf(batch, Outcome.PUBLISHED, 0, sample.size(), "");
        Optional<RetrainingRecord> published =
                log.publish(site, before, new Origin(version, METHOD), unpublished, followed);
        if (published.isEmpty()) {
            skip(batch, version, "another version came meanwhile");
            return;
        }
        log.record(site, published.get());
    }

    private void skip(SlotSample<Frame> batch, long version, String reason) throws IOException {
        log.record(batch.site(), recordOf(batch, Outcome.SKIPPED, version, 0, reason));
    }

    private static RetrainingRecord recordOf(
            SlotSample<Frame> batch, Outcome outcome, long version, int samples, String detail) {
        return new RetrainingRecord(
                batch.slot(),
                batch.slotEnd(),
                outcome,
                version,
                samples,
                TrainingResult.NONE.agreementBefore(),
                TrainingResult.NONE.agreementAfter(),
                detail == null ? "" : detail);
    }

    @Override
    public void close() {
        teacher.close();
    }
}
