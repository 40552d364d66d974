// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.adaptation.TrainingResult;
import io.orric.escalation.FollowingTeacher;
import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.registry.ModelManifest;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import io.orric.vision.PixelBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a sample to a published teacher whose statistics have followed it. A teacher that cannot
 * follow stays as it is: second opinions go on, and so does the retraining of the student.
 */
final class TeacherFollowing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TeacherFollowing.class);

    private final ModelRegistry teachers;
    private final String baseDigest;
    private final FollowingTeacher teacher;

    /**
     * @param registry the job's registry
     * @param baseDigest digest of the teacher that the job was submitted with
     * @param teacher closed with this
     */
    TeacherFollowing(ModelRegistry registry, String baseDigest, FollowingTeacher teacher) {
        this.teachers = registry.teachers();
        this.baseDigest = baseDigest;
        this.teacher = teacher;
    }

    /**
     * Has the site's teacher follow a sample, unless it has followed this one or a later one.
     *
     * @throws IOException if the registry cannot be read or written
     */
    void follow(SlotSample<Frame> batch, PixelBatch sample) throws IOException {
        if (batch.slotEnd() <= teachers.settledThrough(batch.site())) {
            return;
        }
        Path parent = Files.createTempFile("orric-teacher-parent", ".pt");
        Path followed = Files.createTempFile("orric-teacher", ".pt");
        try {
            follow(batch, sample, parent, followed);
        } finally {
            Files.deleteIfExists(parent);
            Files.deleteIfExists(followed);
        }
    }

    private void follow(SlotSample<Frame> batch, PixelBatch sample, Path parent, Path followed)
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
            teachers.record(site, recordOf(batch, Outcome.FAILED, version, 0, e.getMessage()));
            return;
        }
        if (moved) {
            RetrainingRecord unpublished = recordOf(batch, Outcome.PUBLISHED, 0, sample.size(), "");
            ModelManifest manifest = teachers.publish(site, version, unpublished, followed);
            teachers.record(site, RetrainingRecord.of(manifest));
        } else {
            teachers.record(
                    site,
                    recordOf(batch, Outcome.SKIPPED, version, 0, "too few frames or classes"));
        }
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
