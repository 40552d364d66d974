// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.adaptation.BatchNormAdaptation;
import io.orric.adaptation.PseudoLabelSgd;
import io.orric.adaptation.SampledPictures;
import io.orric.adaptation.TrainingResult;
import io.orric.frames.Frame;
import io.orric.job.ModelFiles;
import io.orric.registry.ModelManifest;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingLog;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
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
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetrainerTest extends RetrainerHarness {

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
}
