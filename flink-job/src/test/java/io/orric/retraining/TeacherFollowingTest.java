// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import static io.orric.retraining.ParentStudent.Spent.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.orric.adaptation.BatchNormAdaptation;
import io.orric.adaptation.TrainingResult;
import io.orric.escalation.FollowingTeacher;
import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.meters.JobMeters;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingLog;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import io.orric.testutils.TinyModels;
import io.orric.testutils.TinySite;
import io.orric.vision.Augmentation;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ModelSet;
import io.orric.vision.PixelBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeacherFollowingTest {

    private static final BatchNormAdaptation METHOD =
            new BatchNormAdaptation(16, 16, Augmentation.NONE, Double.POSITIVE_INFINITY);

    @TempDir private Path folder;

    private TinySite site;
    private ModelRegistry teachers;

    @BeforeEach
    void install() throws Exception {
        site = new TinySite(folder);
        teachers = site.registry().teachers();
    }

    @Test
    void theTeacherFollowsEachSampleOnceAndIsPublishedBesideTheStudent() throws Exception {
        try (Retrainer retrainer = retrainer(site.models())) {
            retrainer.retrain(sample(1, 60));
            retrainer.retrain(sample(2, 6));
            retrainer.retrain(sample(3, 60));
            retrainer.retrain(sample(3, 60));
        }
        assertThat(teachers.versions(TinySite.NAME)).containsExactly(2L, 1L);
        assertThat(teachers.manifest(TinySite.NAME, 2).parent()).isEqualTo(1);
        assertThat(teachers.manifest(TinySite.NAME, 2).slot()).isEqualTo(3);
        assertThat(teachers.records(TinySite.NAME, 0))
                .extracting(RetrainingRecord::outcome, RetrainingRecord::version)
                .containsExactly(
                        tuple(Outcome.PUBLISHED, 1L),
                        tuple(Outcome.SKIPPED, 1L),
                        tuple(Outcome.PUBLISHED, 2L));
        assertThat(site.registry().newest(TinySite.NAME)).as("student").isPositive();
    }

    @Test
    void aWriterThatDiedBeforeTheStudentWasSettledDoesNotHaveTheTeacherFollowTwice()
            throws Exception {
        try (TeacherFollowing following = following(site.models())) {
            following.follow(sample(1, 60), pixels(60), TrainingResult.NONE, NOTHING);
        }
        try (Retrainer retrainer = retrainer(site.models())) {
            assertThat(retrainer.retrain(sample(1, 60)).orElseThrow().outcome())
                    .isEqualTo(Outcome.PUBLISHED);
        }
        assertThat(teachers.versions(TinySite.NAME)).containsExactly(1L);
    }

    @Test
    void aTeacherThatCannotFollowStaysAndTheStudentIsRetrained() throws Exception {
        try (Retrainer retrainer = retrainer(site.modelsWithNanTeacher())) {
            assertThat(retrainer.retrain(sample(1, 60)).orElseThrow().outcome())
                    .isEqualTo(Outcome.PUBLISHED);
        }
        assertThat(teachers.versions(TinySite.NAME)).isEmpty();
        assertThat(teachers.lastSettledBefore(TinySite.NAME, 2000).orElseThrow().outcome())
                .isEqualTo(Outcome.SKIPPED);
    }

    @Test
    void whatTheStudentLeavesOfTheChargeForLabelsPaysForTheTeacher() {
        // A label costs as much as training on four frames, which is eight passes of the student.
        TeacherFollowing.Budget left = TeacherFollowing.Budget.leftBy(5);
        assertThat(left.frames(20, passes(0), NOTHING)).isEqualTo(20);
        assertThat(left.frames(20, passes(40), NOTHING)).isEqualTo(20);
        assertThat(left.frames(20, passes(120), NOTHING)).isEqualTo(10);
        assertThat(left.frames(20, passes(200), NOTHING)).isZero();
        assertThat(TeacherFollowing.Budget.leftBy(1).frames(20, passes(0), NOTHING)).isZero();
        assertThat(TeacherFollowing.Budget.MEASURED.frames(20, passes(200), NOTHING)).isEqualTo(20);
    }

    @Test
    void whatChoosingTheStudentTookIsMissing() {
        TeacherFollowing.Budget left = TeacherFollowing.Budget.leftBy(5);
        assertThat(left.frames(20, passes(120), new ParentStudent.Spent(5, 16))).isEqualTo(3);
    }

    private static TrainingResult passes(int evaluated) {
        return new TrainingResult(0, 0, evaluated, Double.NaN, Double.NaN, "");
    }

    private Retrainer retrainer(ModelSet models) {
        return new Retrainer(
                site.registry(),
                site.registry().log(RetrainingLog.anyTime(), warning -> {}),
                models,
                METHOD.trainer(1),
                Optional.of(following(models)),
                Optional.empty(),
                new FrameDecoder(TinySite.LIMITS),
                new RetrainingMeter(JobMeters.of("job")));
    }

    private TeacherFollowing following(ModelSet models) {
        ModelRegistry teachers = site.registry().teachers();
        return new TeacherFollowing(
                teachers,
                teachers.log(RetrainingLog.anyTime(), warning -> {}),
                models.teacher().sha256(),
                new FollowingTeacher(2, () -> {}),
                TeacherFollowing.Budget.MEASURED);
    }

    private static PixelBatch pixels(int frames) throws Exception {
        FrameDecoder decoder = new FrameDecoder(TinySite.LIMITS);
        List<short[]> pictures = new ArrayList<>();
        for (Frame frame : TinySite.driftedFrames(frames, 1)) {
            pictures.add(decoder.pixels(frame.image(), TinyModels.RESOLUTION, TinyModels.INPUT));
        }
        return PixelBatch.ofPixels(pictures, TinyModels.RESOLUTION, TinyModels.INPUT);
    }

    private static SlotSample<Frame> sample(long slot, int frames) {
        return new SlotSample<>(
                TinySite.NAME, slot, slot * 1000, TinySite.driftedFrames(frames, slot));
    }
}
