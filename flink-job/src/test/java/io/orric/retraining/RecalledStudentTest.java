// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.adaptation.BatchNormAdaptation;
import io.orric.adaptation.StudentTrainer;
import io.orric.adaptation.TrainingResult;
import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.meters.JobMeters;
import io.orric.registry.ModelManifest;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RememberedStudent;
import io.orric.registry.RetrainingLog;
import io.orric.repertoire.RecallRules;
import io.orric.testutils.LabelledImage;
import io.orric.testutils.TinyModels;
import io.orric.testutils.TinySite;
import io.orric.vision.Augmentation;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ModelSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecalledStudentTest {

    private static final int FRAMES = 60;

    private static final BatchNormAdaptation METHOD =
            new BatchNormAdaptation(32, 32, Augmentation.NONE, Double.POSITIVE_INFINITY);

    @TempDir private Path folder;

    private TinySite site;

    @BeforeEach
    void install() throws Exception {
        site = new TinySite(folder);
    }

    @Test
    void aConditionThatComesBackFindsItsStudentAlsoAfterARestart() throws Exception {
        try (Retrainer retrainer = retrainer(site.registry(), METHOD.trainer(1))) {
            retrainer.retrain(day(1));
            retrainer.retrain(drifted(2));
            retrainer.retrain(drifted(3));
            retrainer.retrain(day(5));
        }
        try (Retrainer retrainer = retrainer(site.registry(), METHOD.trainer(1))) {
            retrainer.retrain(drifted(6));
        }
        assertThat(manifest(3).parent()).as("the same condition goes on").isEqualTo(2);
        assertThat(manifest(4).parent()).as("by day").isLessThan(2);
        assertThat(manifest(5).parent()).as("in the dark again").isEqualTo(3);
        assertThat(site.registry().remembered(TinySite.NAME))
                .extracting(RememberedStudent::version)
                .containsExactlyInAnyOrder(4L, 5L);
    }

    @Test
    void rememberedVersionsOutliveThoseThatAreRemoved() throws Exception {
        ModelRegistry small = new ModelRegistry(folder.resolve("registry").toUri().toString(), 2);
        try (Retrainer retrainer = retrainer(small, METHOD.trainer(1))) {
            retrainer.retrain(drifted(1));
            for (int slot = 2; slot <= 6; slot++) {
                retrainer.retrain(day(slot));
            }
            assertThat(small.versions(TinySite.NAME)).containsExactly(6L, 5L, 1L);
            retrainer.retrain(drifted(7));
            retrainer.retrain(drifted(9));
        }
        assertThat(small.manifest(TinySite.NAME, 7).parent()).isEqualTo(1);
        assertThat(small.versions(TinySite.NAME)).containsExactly(8L, 7L, 6L);
    }

    @Test
    void aRetrainingThatHarmsGivesWayToTheBase() throws Exception {
        Path dark = folder.resolve("dark.pt");
        try (Retrainer retrainer = retrainer(site.registry(), METHOD.trainer(1))) {
            for (int slot = 1; slot <= 3; slot++) {
                retrainer.retrain(drifted(slot));
            }
        }
        site.registry().fetch(TinySite.NAME, manifest(3), dark);
        ModelRegistry fresh = new ModelRegistry(folder.resolve("fresh").toUri().toString(), 5);
        fresh.installBase(site.files().student());
        fresh.installBase(site.files().teacher());
        fresh.installGraph(site.files().studentGraph());
        fresh.installGraph(site.files().teacherGraph());
        try (Retrainer retrainer = retrainer(fresh, publishing(dark))) {
            retrainer.retrain(day(1));
            retrainer.retrain(day(4));
        }
        assertThat(fresh.manifest(TinySite.NAME, 1).sha256()).isEqualTo(manifest(3).sha256());
        ModelManifest base = fresh.manifest(TinySite.NAME, 2);
        assertThat(base.sha256()).isEqualTo(site.models().student().sha256());
        assertThat(base.parent()).isZero();
    }

    @Test
    void aDamagedStudentIsNotGoneBackTo() throws Exception {
        try (Retrainer retrainer = retrainer(site.registry(), METHOD.trainer(1))) {
            retrainer.retrain(drifted(1));
            retrainer.retrain(day(2));
            retrainer.retrain(day(3));
            Files.writeString(
                    folder.resolve("registry/" + TinySite.NAME + "/v00000001/student.pt"), "?");
            retrainer.retrain(drifted(5));
        }
        assertThat(manifest(4).parent()).isNotEqualTo(1);
    }

    @Test
    void aFewFramesLookLikeNothing() throws Exception {
        try (Retrainer retrainer = retrainer(site.registry(), METHOD.trainer(1))) {
            retrainer.retrain(day(1));
            retrainer.retrain(sample(2, TinyModels.driftedFrames(8, 2)));
        }
        assertThat(manifest(2).parent()).isEqualTo(1);
        assertThat(site.registry().remembered(TinySite.NAME)).hasSize(1);
    }

    @Test
    void withoutComputeForComparisonsTheCurrentStudentGoesOn() throws Exception {
        try (Retrainer retrainer = retrainer(site.registry(), METHOD.trainer(1), sample -> 7)) {
            retrainer.retrain(day(1));
            retrainer.retrain(drifted(2));
            retrainer.retrain(day(4));
        }
        assertThat(manifest(2).parent()).isEqualTo(1);
        assertThat(manifest(3).parent()).isEqualTo(2);
    }

    @Test
    void comparisonsTakeWhatTheMethodLeavesForSure() {
        // A label costs as much as eight passes; thirty-two passes adapt to twenty frames.
        RecalledStudent.Budget left = RecalledStudent.Budget.leftBy(METHOD, 5);
        assertThat(left.frames(20)).isEqualTo((200 - 32) / 14);
        assertThat(left.frames(3)).isZero();
    }

    @Test
    void aTeacherThatFailsLeavesTheCurrentStudent() throws Exception {
        try (Retrainer retrainer =
                retrainer(
                        site.registry(),
                        site.modelsWithNanTeacher(),
                        METHOD.trainer(1),
                        RecalledStudent.Budget.MEASURED)) {
            retrainer.retrain(day(1));
            retrainer.retrain(drifted(4));
        }
        assertThat(manifest(2).parent()).isEqualTo(1);
    }

    private Retrainer retrainer(ModelRegistry registry, StudentTrainer trainer) {
        return retrainer(registry, trainer, RecalledStudent.Budget.MEASURED);
    }

    private Retrainer retrainer(
            ModelRegistry registry, StudentTrainer trainer, RecalledStudent.Budget budget) {
        return retrainer(registry, site.models(), trainer, budget);
    }

    private static Retrainer retrainer(
            ModelRegistry registry,
            ModelSet models,
            StudentTrainer trainer,
            RecalledStudent.Budget budget) {
        return new Retrainer(
                registry,
                registry.log(RetrainingLog.anyTime(), warning -> {}),
                models,
                trainer,
                Optional.empty(),
                Optional.of(new RecalledStudent.Rules(RecallRules.DEFAULT, budget)),
                new FrameDecoder(TinySite.LIMITS),
                new RetrainingMeter(JobMeters.of("job")));
    }

    private static StudentTrainer publishing(Path student) {
        return (name, slot, sample, teacher, parent, trained) -> {
            Files.copy(student, trained, StandardCopyOption.REPLACE_EXISTING);
            return new TrainingResult(0, 0, 0, Double.NaN, Double.NaN, "");
        };
    }

    private ModelManifest manifest(long version) throws Exception {
        return site.registry().manifest(TinySite.NAME, version);
    }

    private static SlotSample<Frame> day(int slot) {
        return sample(slot, TinyModels.frames(FRAMES, slot));
    }

    private static SlotSample<Frame> drifted(int slot) {
        return sample(slot, TinyModels.driftedFrames(FRAMES, slot));
    }

    private static SlotSample<Frame> sample(int slot, List<LabelledImage> recorded) {
        List<Frame> frames = new ArrayList<>();
        for (LabelledImage frame : recorded) {
            frames.add(
                    new Frame(
                            TinySite.NAME,
                            "camera",
                            frames.size(),
                            frame.image(),
                            frame.label(),
                            "test",
                            frames.size()));
        }
        return new SlotSample<>(TinySite.NAME, slot, slot * 1000L, frames);
    }
}
