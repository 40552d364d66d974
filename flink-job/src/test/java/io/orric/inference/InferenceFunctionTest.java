// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.frames.DeadLetterCode;
import io.orric.frames.DeadLetters;
import io.orric.frames.Frame;
import io.orric.frames.FrameBatch;
import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;
import io.orric.testutils.TinyModels;
import io.orric.testutils.TinySite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceFunctionTest {

    private static final Duration POLL = Duration.ofMillis(10);

    @TempDir private Path folder;
    private TinySite site;
    private OneInputStreamOperatorTestHarness<FrameBatch, InferenceResult> operator;
    private int batches;

    @BeforeEach
    void installModels() throws Exception {
        site = new TinySite(folder);
    }

    @AfterEach
    void closeOperator() throws Exception {
        operator.close();
    }

    @Test
    void predictsEveryFrameInOrderWithTheBaseStudent() throws Exception {
        open(POLL);
        infer(FrameBatch.NEWEST);
        infer(FrameBatch.NEWEST);
        assertThat(predictions()).hasSize(12).allMatch(p -> p.modelVersion() == 0);
        assertThat(predictions())
                .extracting(Prediction::offset)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aPublishedStudentIsSwappedInBetweenTwoBatches() throws Exception {
        open(POLL);
        infer(FrameBatch.NEWEST);
        for (long version = 1; version <= 3; version++) {
            site.publish();
            long expected = version;
            await().pollInSameThread()
                    .until(() -> infer(FrameBatch.NEWEST).modelVersion() == expected);
        }
        assertThat(predictions()).hasSize(6 * batches);
        assertThat(versions()).isSorted().containsOnly(0L, 1L, 2L, 3L);
    }

    @Test
    void aDamagedVersionIsPassedOverAndTheRunningStudentStays() throws Exception {
        open(POLL);
        site.publish();
        await().pollInSameThread().until(() -> infer(FrameBatch.NEWEST).modelVersion() == 1);
        site.publish();
        site.publishDamaged();
        await().pollInSameThread().until(() -> infer(FrameBatch.NEWEST).modelVersion() >= 2);
        assertThat(versions()).isSorted().doesNotContain(3L);
    }

    @Test
    void aPinnedBatchGetsItsVersionEvenIfNewerOnesExist() throws Exception {
        site.publish();
        site.publish();
        open(Duration.ZERO);
        assertThat(infer(0).modelVersion()).isZero();
        assertThat(infer(1).modelVersion()).isEqualTo(1);
        assertThat(infer(2).modelVersion()).isEqualTo(2);
    }

    @Test
    void undecodableFramesBecomeDeadLettersWithTheReason() throws Exception {
        open(POLL);
        Frame broken =
                new Frame(TinySite.NAME, "camera", 1, new byte[] {1, 2, 3}, null, "test", 77);
        operator.processElement(batch(FrameBatch.NEWEST, List.of(broken)), 0);
        operator.endInput();
        InferenceResult result = operator.extractOutputValues().get(0);
        assertThat(result.predictions()).isEmpty();
        assertThat(result.deadLetters())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.offset()).isEqualTo(77);
                            assertThat(letter.camera()).isEqualTo("camera");
                            assertThat(letter.code()).isEqualTo(DeadLetterCode.UNKNOWN_FORMAT);
                            assertThat(letter.reason()).isEqualTo("neither JPEG nor PNG");
                            assertThat(letter.image()).hasSizeLessThanOrEqualTo(4);
                            assertThat(letter.imageBytes()).isPositive();
                        });
    }

    private void open(Duration poll) throws Exception {
        operator =
                new OneInputStreamOperatorTestHarness<>(
                        new AsyncWaitOperatorFactory<>(
                                new InferenceFunction(
                                        site.registry(),
                                        site.models(),
                                        TinySite.LIMITS,
                                        new DeadLetters(4),
                                        poll),
                                0,
                                4,
                                AsyncDataStream.OutputMode.ORDERED),
                        TypeInformation.of(FrameBatch.class)
                                .createSerializer(new SerializerConfigImpl()));
        operator.open();
    }

    /** Sends a batch and waits for it; any of its predictions. */
    private Prediction infer(long version) throws Exception {
        operator.processElement(batch(version, TinySite.driftedFrames(6, 1)), 0);
        batches++;
        await().pollInSameThread()
                .until(
                        () -> {
                            operator.getTaskMailbox().tryTake(-1).ifPresent(this::run);
                            return operator.getOutput().size() >= batches;
                        });
        List<Prediction> all = predictions();
        return all.get(all.size() - 1);
    }

    private void run(Mail mail) {
        try {
            mail.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<Prediction> predictions() {
        List<Prediction> predictions = new ArrayList<>();
        operator.extractOutputValues().forEach(r -> predictions.addAll(r.predictions()));
        return predictions;
    }

    private List<Long> versions() {
        return predictions().stream().map(Prediction::modelVersion).toList();
    }

    private static FrameBatch batch(long version, List<Frame> frames) {
        return new FrameBatch(
                TinySite.NAME, 1, 1000, TinyModels.RESOLUTION, 0, version, false, frames);
    }
}
