// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orric.adaptation.BatchNormAdaptation;
import io.orric.adaptation.PseudoLabelSgd;
import io.orric.adaptation.QualityGate;
import io.orric.adaptation.Replay;
import io.orric.adaptation.RetrainingMethod;
import io.orric.adaptation.SampledPictures;
import io.orric.adaptation.StudentTrainer;
import io.orric.adaptation.TrainingResult;
import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.job.ModelFiles;
import io.orric.meters.JobMeters;
import io.orric.registry.ModelManifest;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingLog;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import io.orric.registry.SiteVersions;
import io.orric.testutils.LabelledImage;
import io.orric.testutils.TinyModels;
import io.orric.vision.Augmentation;
import io.orric.vision.ClassNames;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageLimits;
import io.orric.vision.ModelInput;
import io.orric.vision.ModelInput.Channels;
import io.orric.vision.ModelSet;
import io.orric.vision.PixelBatch;
import io.orric.vision.Resizing;
import io.orric.vision.Resizing.Filter;
import io.orric.vision.Resizing.Mode;
import io.orric.vision.StoredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainerTest {

    private static final String SITE = "crossing";
    private static final PseudoLabelSgd GENTLE = sgd(0.01f, 16, true, 0);

    @TempDir private Path folder;

    private TinyModels models;
    private ModelRegistry registry;

    @BeforeEach
    void openRegistry() {
        models = TinyModels.copyTo(folder);
        registry = new ModelRegistry(folder.resolve("registry").toString(), 4);
    }

    @Test
    void publishesAStudentThatAgreesMore() throws Exception {
        RetrainingRecord record = retrain(GENTLE, batch(3, drifted(60))).orElseThrow();
        assertThat(record.outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(record.version()).isEqualTo(1);
        assertThat(record.samples()).isEqualTo(42);
        assertThat(record.agreementAfter()).isGreaterThan(record.agreementBefore() + 0.2);
        ModelManifest manifest = registry.manifest(SITE, 1);
        assertThat(manifest.parent()).isZero();
        assertThat(manifest.slot()).isEqualTo(3);
        assertThat(manifest.slotEnd()).isEqualTo(3000);
        assertThat(manifest.samples()).isEqualTo(42);
        assertThat(manifest.agreementAfter()).isEqualTo(record.agreementAfter());
        assertThat(registry.settled(SITE, 3000)).contains(record);
    }

    @Test
    void theNextSlotTrainsThePublishedStudent() throws Exception {
        retrain(GENTLE, batch(1, drifted(60)));
        RetrainingRecord second = retrain(GENTLE, batch(2, drifted(60))).orElseThrow();
        assertThat(second.agreementBefore()).isGreaterThan(0.6);
        assertThat(registry.manifest(SITE, second.version()).parent()).isEqualTo(1);
    }

    @Test
    void withoutLearningRateTheStatisticsAloneBringTheStudentBack() throws Exception {
        PseudoLabelSgd statistics = sgd(0, 14, true, 0);
        RetrainingRecord record = retrain(statistics, batch(1, drifted(60))).orElseThrow();
        assertThat(record.outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(record.agreementAfter()).isGreaterThan(record.agreementBefore() + 0.2);
    }

    @Test
    void aReplayTrainsTheSame() throws Exception {
        RetrainingRecord first = retrain(GENTLE, batch(1, drifted(30))).orElseThrow();
        ModelRegistry other = new ModelRegistry(folder.resolve("other").toString(), 4);
        RetrainingRecord second =
                retrain(other, models.teacher(), GENTLE, batch(1, drifted(30))).orElseThrow();
        assertThat(second.agreementAfter()).isCloseTo(first.agreementAfter(), within(1e-9));
    }

    @Test
    void discardsAStudentThatTrainingSpoils() throws Exception {
        PseudoLabelSgd wild = sgd(1e6f, 100, false, 0);
        RetrainingRecord record = retrain(wild, batch(1, clean(60))).orElseThrow();
        assertThat(record.outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(record.version()).isZero();
        assertThat(record.agreementAfter()).isLessThan(record.agreementBefore());
        assertThat(registry.versions(SITE)).isEmpty();
        assertThat(registry.settledThrough(SITE)).isEqualTo(1000);
    }

    @Test
    void toleratesAsMuchLossAsTheGateIsTold() throws Exception {
        PseudoLabelSgd tolerant = sgd(1e6f, 100, false, 1);
        assertThat(retrain(tolerant, batch(1, clean(60))).orElseThrow().outcome())
                .isEqualTo(Outcome.PUBLISHED);
    }

    /** All frames are of the first class, which is what a student of NaNs seems to answer. */
    @Test
    void aStudentOfNaNsNeverPasses() throws Exception {
        List<Frame> red = drifted(90).stream().filter(f -> f.offset() % 3 == 0).toList();
        PseudoLabelSgd endless = sgd(Float.MAX_VALUE, 100, false, 0);
        RetrainingRecord record = retrain(endless, batch(1, red)).orElseThrow();
        assertThat(record.outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(record.agreementAfter()).isZero();
        assertThat(registry.versions(SITE)).isEmpty();
    }

    @Test
    void divergenceIsAFailure() throws Exception {
        PseudoLabelSgd diverging = sgd(Float.MAX_VALUE, 2, false, 0);
        RetrainingRecord record = retrain(diverging, batch(1, drifted(30))).orElseThrow();
        assertThat(record.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(record.detail()).startsWith("training diverged");
        assertThat(registry.versions(SITE)).isEmpty();
    }

    @Test
    void tooFewFramesAreSkipped() throws Exception {
        RetrainingRecord record = retrain(GENTLE, batch(1, drifted(2))).orElseThrow();
        assertThat(record.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(record.detail()).isEqualTo("2 decodable frames, training takes 3");
        assertThat(record.agreementBefore()).isNaN();
        assertThat(registry.settled(SITE, 1000)).contains(record);
    }

    /** The base student is none, so whoever loads it fails. */
    @Test
    void noStudentIsLoadedWhereThereAreTooFewFramesYet() throws Exception {
        BatchNormAdaptation method = new BatchNormAdaptation(40, 16, Augmentation.NONE, 1.5);
        Files.writeString(models.student(), "no model");
        try (Retrainer retrainer =
                retrainer(registry, models.teacher(), TinyModels.CLASSES, method)) {
            RetrainingRecord record = retrainer.retrain(batch(1, drifted(10))).orElseThrow();
            assertThat(record.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(record.detail()).isEqualTo("too few frames yet: 10 of 20");
            assertThat(retrainer.retrain(batch(2, drifted(10))).orElseThrow().outcome())
                    .isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    void threeFramesAreEnough() throws Exception {
        RetrainingRecord record = retrain(GENTLE, batch(1, drifted(3))).orElseThrow();
        assertThat(record.samples()).isEqualTo(2);
        assertThat(record.outcome()).isIn(Outcome.PUBLISHED, Outcome.DISCARDED);
    }

    @Test
    void framesThatCannotBeDecodedAreLeftOut() throws Exception {
        List<Frame> frames = new ArrayList<>(drifted(20));
        frames.add(3, frame(new byte[] {1, 2, 3}, 20));
        frames.add(frame(new byte[0], 21));
        RetrainingRecord record = retrain(GENTLE, batch(1, frames)).orElseThrow();
        assertThat(record.samples()).isEqualTo(14);
    }

    @Test
    void aSettledSlotIsNotTrainedAgain() throws Exception {
        retrain(GENTLE, batch(2, drifted(30)));
        assertThat(retrain(GENTLE, batch(2, drifted(30)))).isEmpty();
        assertThat(retrain(GENTLE, batch(1, drifted(30)))).isEmpty();
        assertThat(registry.versions(SITE)).hasSize(1);
    }

    @Test
    void aSlotPublishedWithoutRecordIsSettledAndNotTrainedAgain() throws Exception {
        RetrainingRecord before =
                new RetrainingRecord(1, 1000, Outcome.PUBLISHED, 0, 20, 0.5, 0.75, "");
        registry.publish(SITE, 0, before, models.student());
        RetrainingRecord record = retrain(GENTLE, batch(1, drifted(30))).orElseThrow();
        assertThat(record)
                .isEqualTo(new RetrainingRecord(1, 1000, Outcome.PUBLISHED, 1, 20, 0.5, 0.75, ""));
        assertThat(registry.settled(SITE, 1000)).contains(record);
        assertThat(registry.versions(SITE)).containsExactly(1L);
    }

    @Test
    void aNewestVersionWithoutReadableManifestDoesNotStopRetraining() throws Exception {
        retrain(GENTLE, batch(1, drifted(30)));
        Files.writeString(folder.resolve("registry/crossing/v00000001/manifest.json"), "{");
        RetrainingRecord record = retrain(GENTLE, batch(2, drifted(60))).orElseThrow();
        assertThat(record.outcome()).isEqualTo(Outcome.PUBLISHED);
        assertThat(registry.manifest(SITE, record.version()).parent()).isZero();
    }

    @Test
    void aSlotOfAnotherSiteIsStillTrained() throws Exception {
        retrain(GENTLE, batch(2, drifted(30)));
        SlotSample<Frame> other = new SlotSample<>("other", 1, 1000, drifted(30));
        assertThat(retrain(GENTLE, other)).isPresent();
    }

    @Test
    void aTeacherOfNaNsIsAFailureAndPublishesNothing() throws Exception {
        RetrainingRecord record =
                retrain(registry, models.nanTeacher(), GENTLE, batch(1, drifted(30))).orElseThrow();
        assertThat(record.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(record.detail())
                .isEqualTo("the teacher answered with values that are not numbers");
        assertThat(registry.versions(SITE)).isEmpty();
        assertThat(registry.settled(SITE, 1000)).contains(record);
    }

    @Test
    void aTeacherOfOtherClassesIsRefusedEveryTime() throws Exception {
        ClassNames two = new ClassNames(List.of("car", "bus"));
        try (Retrainer retrainer = retrainer(registry, models.teacher(), two, GENTLE)) {
            for (int slot = 1; slot <= 2; slot++) {
                RetrainingRecord record = retrainer.retrain(batch(slot, drifted(30))).orElseThrow();
                assertThat(record.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(record.detail()).startsWith("the model has 3 outputs");
            }
        }
    }

    @Test
    void eachModelSeesTheSampleAsItsInputSays() throws Exception {
        ModelInput teacherInput =
                new ModelInput(
                        new Channels(0.6f, 0.5f, 0.4f),
                        new Channels(0.4f, 0.5f, 0.6f),
                        new Resizing(Mode.CENTRE_CROP, Filter.BILINEAR_ANTIALIAS, 4, 3));
        ModelSet set =
                new ModelSet(
                        ModelFiles.install(models.student(), registry),
                        ModelFiles.install(models.teacher(), registry),
                        TinyModels.CLASSES,
                        TinyModels.INPUT,
                        teacherInput,
                        TinyModels.RESOLUTION);
        FrameDecoder decoder = new FrameDecoder(new ImageLimits(10_000, 10_000));
        List<SampledPictures> seen = new ArrayList<>();
        try (Retrainer retrainer =
                new Retrainer(
                        registry,
                        registry.log(RetrainingLog.anyTime(), warning -> {}),
                        set,
                        (name, slot, sample, teacher, parent, trained) -> {
                            seen.add(sample);
                            return TrainingResult.NONE;
                        },
                        Optional.empty(),
                        Optional.empty(),
                        decoder,
                        meter())) {
            List<Frame> frames = drifted(4);
            retrainer.retrain(batch(1, frames));
            for (PixelBatch pictures : List.of(seen.get(0).student(), seen.get(0).teacher())) {
                short[] last =
                        decoder.pixels(
                                frames.get(3).image(), TinyModels.RESOLUTION, pictures.input());
                assertThat(pictures.range(3, 4).values()).isEqualTo(last);
            }
        }
        assertThat(seen.get(0).student().input()).isEqualTo(TinyModels.INPUT);
        assertThat(seen.get(0).teacher().input()).isEqualTo(teacherInput);
    }

    @Test
    void aDamagedNewestVersionIsPassedOver() throws Exception {
        retrain(GENTLE, batch(1, drifted(60)));
        retrain(GENTLE, batch(2, drifted(60)));
        Files.writeString(folder.resolve("registry/crossing/v00000002/student.pt"), "damaged");
        RetrainingRecord third = retrain(GENTLE, batch(3, drifted(60))).orElseThrow();
        assertThat(third.version()).isEqualTo(3);
        assertThat(registry.manifest(SITE, 3).parent()).isEqualTo(1);
    }

    @Test
    void aPinnedSiteIsNotTrainedUntilItIsUnpinned() throws Exception {
        retrain(GENTLE, batch(1, drifted(30)));
        SiteVersions site = registry.site(SITE, Optional.empty());
        site.pin(1);
        RetrainingRecord pinned = retrain(GENTLE, batch(2, drifted(30))).orElseThrow();
        assertThat(pinned.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(pinned.detail()).isEqualTo("the site is pinned");
        assertThat(pinned.version()).isEqualTo(1);
        assertThat(pinned.samples()).isZero();
        site.unpin();
        assertThat(retrain(GENTLE, batch(3, drifted(30))).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void aStudentThatIsRolledBackWhileItIsTrainedHasNoHeir() throws Exception {
        retrain(GENTLE, batch(1, drifted(30)));
        retrain(GENTLE, batch(2, drifted(30)));
        StudentTrainer trainer = GENTLE.trainer(1);
        StudentTrainer interrupted =
                (site, slot, sample, teacher, parent, trained) -> {
                    registry.site(SITE, Optional.empty()).rollBack(1);
                    return trainer.train(site, slot, sample, teacher, parent, trained);
                };
        RetrainingRecord third;
        try (Retrainer retrainer =
                retrainer(registry, models.teacher(), TinyModels.CLASSES, interrupted)) {
            third = retrainer.retrain(batch(3, drifted(30))).orElseThrow();
        }
        assertThat(third.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(third.detail()).isEqualTo("rolled back or pinned while it was trained");
        assertThat(third.version()).isEqualTo(3);
        RetrainingRecord fourth = retrain(GENTLE, batch(4, drifted(60))).orElseThrow();
        assertThat(fourth.version()).isEqualTo(4);
        assertThat(registry.manifest(SITE, 4).parent()).isEqualTo(3);
        assertThat(registry.manifest(SITE, 4).method()).isEqualTo("pseudo-label");
        assertThat(registry.manifest(SITE, 3).isCopy()).isTrue();
    }

    @Test
    void aRegistryWithoutTheBaseStudentIsAnIoException() throws Exception {
        ModelSet set =
                new ModelSet(
                        new StoredModel("0".repeat(64), ""),
                        new StoredModel("0".repeat(64), ""),
                        TinyModels.CLASSES,
                        TinyModels.INPUT,
                        TinyModels.INPUT,
                        24);
        FrameDecoder decoder = new FrameDecoder(new ImageLimits(10_000, 10_000));
        try (Retrainer retrainer =
                new Retrainer(
                        registry,
                        registry.log(RetrainingLog.anyTime(), warning -> {}),
                        set,
                        GENTLE.trainer(1),
                        Optional.empty(),
                        Optional.empty(),
                        decoder,
                        meter())) {
            assertThatThrownBy(() -> retrainer.retrain(batch(1, drifted(30))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is missing");
        }
        assertThat(registry.settled(SITE, 1000)).isEmpty();
    }

    private static PseudoLabelSgd sgd(
            float learningRate, int batchFrames, boolean softLabels, double tolerance) {
        return new PseudoLabelSgd(
                learningRate,
                0,
                batchFrames,
                softLabels,
                new Replay(0, 0),
                new PseudoLabelSgd.FromSteps(),
                new QualityGate(0, 0.3, tolerance));
    }

    private Optional<RetrainingRecord> retrain(RetrainingMethod method, SlotSample<Frame> batch)
            throws IOException {
        return retrain(registry, models.teacher(), method, batch);
    }

    private Optional<RetrainingRecord> retrain(
            ModelRegistry where, Path teacher, RetrainingMethod method, SlotSample<Frame> batch)
            throws IOException {
        try (Retrainer retrainer = retrainer(where, teacher, TinyModels.CLASSES, method)) {
            return retrainer.retrain(batch);
        }
    }

    private Retrainer retrainer(
            ModelRegistry where, Path teacher, ClassNames classes, RetrainingMethod method)
            throws IOException {
        return retrainer(where, teacher, classes, method.trainer(1));
    }

    private Retrainer retrainer(
            ModelRegistry where, Path teacher, ClassNames classes, StudentTrainer trainer)
            throws IOException {
        return new Retrainer(
                where,
                where.log(RetrainingLog.anyTime(), warning -> {}),
                new ModelSet(
                        ModelFiles.install(models.student(), where),
                        ModelFiles.install(teacher, where),
                        classes,
                        TinyModels.INPUT,
                        TinyModels.INPUT,
                        TinyModels.RESOLUTION),
                trainer,
                Optional.empty(),
                Optional.empty(),
                new FrameDecoder(new ImageLimits(10_000, 10_000)),
                meter());
    }

    private static RetrainingMeter meter() {
        return new RetrainingMeter(JobMeters.of("job"));
    }

    private static SlotSample<Frame> batch(long slot, List<Frame> frames) {
        return new SlotSample<>(SITE, slot, slot * 1000, frames);
    }

    private static List<Frame> drifted(int count) {
        return frames(TinyModels.driftedFrames(count, 1));
    }

    private static List<Frame> clean(int count) {
        return frames(TinyModels.frames(count, 1));
    }

    private static List<Frame> frames(List<LabelledImage> recorded) {
        List<Frame> frames = new ArrayList<>();
        for (LabelledImage frame : recorded) {
            frames.add(frame(frame.image(), frames.size()));
        }
        return frames;
    }

    private static Frame frame(byte[] image, long offset) {
        return new Frame(SITE, "north", 0, image, null, "test", offset);
    }
}
