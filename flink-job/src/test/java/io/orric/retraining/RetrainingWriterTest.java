// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.adaptation.PseudoLabelSgd;
import io.orric.adaptation.QualityGate;
import io.orric.adaptation.Replay;
import io.orric.adaptation.RetrainingMethod;
import io.orric.adaptation.SampledPictures;
import io.orric.adaptation.StudentTrainer;
import io.orric.adaptation.Teacher;
import io.orric.adaptation.TrainingResult;
import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.meters.JobMeters;
import io.orric.registry.RetrainingLog;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import io.orric.testutils.QueueMailbox;
import io.orric.testutils.RecordedMetrics;
import io.orric.testutils.TinySite;
import io.orric.vision.FrameDecoder;
import io.orric.vision.PyTorch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetrainingWriterTest {

    private static final RetrainingMethod METHOD =
            new PseudoLabelSgd(
                    0.003f,
                    0,
                    8,
                    true,
                    new Replay(0, 0),
                    new PseudoLabelSgd.FromSteps(),
                    new QualityGate(0, 0.2, 1));

    @TempDir private Path folder;
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final QueueMailbox mailbox = new QueueMailbox();
    private TinySite site;

    @BeforeEach
    void installModels() throws Exception {
        site = new TinySite(folder);
    }

    @Test
    void whatIsWrittenIsTrainedBeforeTheStreamEnds() throws Exception {
        RetrainingWriter writer =
                writer(new RetrainingSettings(METHOD, 4, true, 0, Long.MAX_VALUE, 0), List.of());
        for (int slot = 1; slot <= 6; slot++) {
            writer.write(batch(slot), null);
        }
        writer.flush(true);
        writer.close();
        assertThat(outcomes()).hasSize(6).containsOnly(Outcome.PUBLISHED);
        assertThat(site.registry().versions(TinySite.NAME)).hasSize(6);
    }

    @Test
    void aWaitingSampleGivesWayToANewerOneOfItsSite() throws Exception {
        StudentTrainer trainer = METHOD.trainer(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        RetrainingWriter writer =
                writer(
                        (name, slot, sample, teacher, parent, trained) -> {
                            begun.countDown();
                            awaited(go);
                            return trainer.train(name, slot, sample, teacher, parent, trained);
                        },
                        new RetrainingSettings(METHOD, 2, false, 0, Long.MAX_VALUE, 0),
                        List.of());
        writer.write(batch(1), null);
        begun.await();
        for (int slot = 2; slot <= 6; slot++) {
            writer.write(batch(slot), null);
        }
        assertThat(writer.snapshotState(1))
                .as("the one in training and the newest")
                .extracting(SlotSample::slot)
                .containsExactly(1L, 6L);
        assertThat(metrics.count("samplesSkipped")).isEqualTo(4);
        assertThat(metrics.count("samplesGivenUp")).isEqualTo(4);
        assertThat(metrics.value("waitingSamples")).isEqualTo(2);
        go.countDown();
        writer.flush(true);
        writer.close();
        assertThat(records()).extracting(RetrainingRecord::slot).containsExactly(1L, 6L);
        assertThat(outcomes()).containsOnly(Outcome.PUBLISHED);
        assertThat(metrics.count("samplesSettled")).isEqualTo(2);
    }

    /** Of twenty samples a slot, four are trained on before the next ones come. */
    @ParameterizedTest
    @ValueSource(ints = {32, 4})
    void whereTrainingIsTooSlowEverySiteHasItsTurn(int limit) throws Exception {
        List<String> sites = IntStream.range(0, 20).mapToObj(i -> "site-" + i).toList();
        RetrainingWriter writer =
                writer(
                        new RetrainingSettings(METHOD, limit, false, 0, Long.MAX_VALUE, 0),
                        List.of());
        for (int slot = 1; slot <= 10; slot++) {
            List<Frame> frames = TinySite.driftedFrames(8, slot);
            for (String name : sites) {
                writer.write(new SlotSample<>(name, slot, slot * 1000L, frames), null);
            }
            assertThat(writer.snapshotState(slot)).hasSizeLessThanOrEqualTo(limit + 1);
            for (int training = 0; training < 4; training++) {
                mailbox.yield();
            }
        }
        writer.close();
        Map<String, Integer> turns = new TreeMap<>();
        for (String name : sites) {
            turns.put(name, site.registry().records(name, 0).size());
        }
        assertThat(metrics.count("samplesSettled")).isEqualTo(40);
        assertThat(turns.values()).as("%s", turns).allMatch(each -> each >= 2 && each <= 3);
    }

    @Test
    void ofRestoredSamplesOfASiteTheNewestIsTrained() throws Exception {
        RetrainingWriter writer =
                writer(
                        new RetrainingSettings(METHOD, 2, false, 0, Long.MAX_VALUE, 0),
                        List.of(batch(1), batch(3), batch(2)));
        assertThat(writer.snapshotState(1)).extracting(SlotSample::slot).containsExactly(3L);
        writer.flush(true);
        writer.close();
        assertThat(records()).extracting(RetrainingRecord::slot).containsExactly(3L);
    }

    @Test
    void unsettledSamplesAreStateAndAreTrainedAfterARestore() throws Exception {
        RetrainingWriter failing =
                writer(new RetrainingSettings(METHOD, 8, true, 0, Long.MAX_VALUE, 0), List.of());
        for (int slot = 1; slot <= 4; slot++) {
            failing.write(batch(slot), null);
        }
        List<SlotSample<Frame>> state = restored(failing.snapshotState(1));
        failing.close();

        RetrainingWriter writer =
                writer(new RetrainingSettings(METHOD, 8, true, 0, Long.MAX_VALUE, 0), state);
        writer.flush(true);
        writer.close();
        assertThat(records()).extracting(RetrainingRecord::slot).containsExactly(1L, 2L, 3L, 4L);
        assertThat(site.registry().versions(TinySite.NAME))
                .as("what was settled before the failure is not trained again")
                .containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void aSampleThatCannotBeReadStopsNothing() throws Exception {
        RetrainingWriter writer =
                writer(
                        new RetrainingSettings(METHOD, 4, false, 0, Long.MAX_VALUE, 0),
                        List.of(SampleSerializer.DROPPED, batch(1)));
        writer.flush(true);
        writer.close();
        assertThat(outcomes()).containsExactly(Outcome.PUBLISHED);
    }

    @Test
    void settledSamplesAreNoLongerState() throws Exception {
        RetrainingWriter writer =
                writer(new RetrainingSettings(METHOD, 4, true, 0, Long.MAX_VALUE, 0), List.of());
        writer.write(batch(1), null);
        assertThat(writer.snapshotState(1)).hasSize(1);
        writer.flush(true);
        assertThat(writer.snapshotState(2)).isEmpty();
        writer.close();
    }

    @Test
    void retrainingHasThreadsOfItsOwnNumber() throws Exception {
        int usual = PyTorch.threads();
        AtomicInteger used = new AtomicInteger();
        StudentTrainer trainer = METHOD.trainer(1);
        StudentTrainer counting =
                (name, slot, sample, teacher, parent, trained) -> {
                    used.set(PyTorch.threads());
                    return trainer.train(name, slot, sample, teacher, parent, trained);
                };
        RetrainingWriter writer =
                writer(
                        counting,
                        new RetrainingSettings(METHOD, 4, true, usual + 1, Long.MAX_VALUE, 0),
                        List.of());
        writer.write(batch(1), null);
        writer.flush(true);
        writer.close();
        assertThat(used).hasValue(usual + 1);
        assertThat(PyTorch.threads()).isEqualTo(usual);
        assertThat(outcomes()).containsExactly(Outcome.PUBLISHED);
    }

    @Test
    void closesItsTrainer() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        StudentTrainer closing =
                new StudentTrainer() {
                    @Override
                    public TrainingResult train(
                            String name,
                            long slot,
                            SampledPictures sample,
                            Teacher teacher,
                            Path parent,
                            Path trained) {
                        return TrainingResult.NONE;
                    }

                    @Override
                    public void close() {
                        closed.set(true);
                    }
                };
        writer(closing, new RetrainingSettings(METHOD, 4, true, 0, Long.MAX_VALUE, 0), List.of())
                .close();
        assertThat(closed).isTrue();
    }

    private RetrainingWriter writer(
            RetrainingSettings settings, List<SlotSample<Frame>> unsettled) {
        return writer(METHOD.trainer(1), settings, unsettled);
    }

    private RetrainingWriter writer(
            StudentTrainer trainer,
            RetrainingSettings settings,
            List<SlotSample<Frame>> unsettled) {
        return new RetrainingWriter(
                new Retrainer(
                        site.registry(),
                        site.registry().log(RetrainingLog.anyTime(), warning -> {}),
                        site.models(),
                        trainer,
                        Optional.empty(),
                        Optional.empty(),
                        new FrameDecoder(TinySite.LIMITS),
                        new RetrainingMeter(JobMeters.of("job"))),
                settings,
                mailbox,
                new RetrainingMetrics(metrics),
                unsettled);
    }

    /** The state as it comes back from a checkpoint. */
    private List<SlotSample<Frame>> restored(List<SlotSample<Frame>> state) throws Exception {
        var serializer =
                new RetrainingSink(
                                site.registry(),
                                site.models(),
                                new RetrainingSettings(METHOD, 1, true, 0, Long.MAX_VALUE, 0),
                                1,
                                Double.POSITIVE_INFINITY,
                                true,
                                TinySite.LIMITS)
                        .getWriterStateSerializer();
        List<SlotSample<Frame>> restored = new ArrayList<>();
        for (SlotSample<Frame> batch : state) {
            restored.add(
                    serializer.deserialize(serializer.getVersion(), serializer.serialize(batch)));
        }
        return restored;
    }

    private List<RetrainingRecord> records() throws Exception {
        return site.registry().records(TinySite.NAME, 0);
    }

    private List<Outcome> outcomes() throws Exception {
        return records().stream().map(RetrainingRecord::outcome).toList();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SlotSample<Frame> batch(long slot) {
        return new SlotSample<>(TinySite.NAME, slot, slot * 1000, TinySite.driftedFrames(30, slot));
    }
}
