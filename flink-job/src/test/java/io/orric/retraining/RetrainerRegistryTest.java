// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.adaptation.StudentTrainer;
import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.registry.RetrainingLog;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import io.orric.registry.SiteVersions;
import io.orric.testutils.TinyModels;
import io.orric.vision.FrameDecoder;
import io.orric.vision.ImageLimits;
import io.orric.vision.ModelSet;
import io.orric.vision.StoredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Retraining by what the registry holds. */
class RetrainerRegistryTest extends RetrainerHarness {

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
}
