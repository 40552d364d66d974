// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import static org.awaitility.Awaitility.await;

import io.orric.escalation.Escalation;
import io.orric.frames.DeadLetters;
import io.orric.frames.Frame;
import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;
import io.orric.frames.Stamped;
import io.orric.operator.OrricSlots;
import io.orric.testutils.TinyModels;
import io.orric.testutils.TinySite;
import io.orric.vision.ModelSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An inference operator on its own, between frames that a test sends and their results. */
abstract class InferenceHarness {

    private static final Duration POLL = Duration.ofMillis(10);
    static final int MAX_PARALLELISM = 16;

    private static final TypeInformation<Stamped<Frame>> TYPE =
            OrricSlots.typeOfStamped(TypeInformation.of(Frame.class));

    @TempDir private Path folder;
    TinySite site;
    KeyedOneInputStreamOperatorTestHarness<String, Stamped<Frame>, InferenceResult> operator;
    int sent;

    @BeforeEach
    void installModels() throws Exception {
        site = new TinySite(folder);
    }

    @AfterEach
    void closeOperator() throws Exception {
        operator.close();
    }

    void open(InferenceSettings settings) throws Exception {
        open(settings, site.models());
    }

    void open(InferenceSettings settings, ModelSet models) throws Exception {
        operator = harness(settings, models, 1, 0);
        operator.open();
    }

    KeyedOneInputStreamOperatorTestHarness<String, Stamped<Frame>, InferenceResult> harness(
            InferenceSettings settings, ModelSet models, int parallelism, int subtask)
            throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<String, Stamped<Frame>, InferenceResult>(
                        new InferenceOperatorFactory(site.registry(), models, settings, TYPE),
                        Stamped::site,
                        Types.STRING,
                        MAX_PARALLELISM,
                        parallelism,
                        subtask);
        harness.setup(
                TypeInformation.of(InferenceResult.class)
                        .createSerializer(new SerializerConfigImpl()));
        return harness;
    }

    static InferenceSettings settings(boolean await, Duration maxAge) {
        return settings(await, maxAge, Unfamiliar.BASE);
    }

    static InferenceSettings settings(Unfamiliar unfamiliar) {
        return settings(false, Duration.ZERO, unfamiliar);
    }

    private static InferenceSettings settings(
            boolean await, Duration maxAge, Unfamiliar unfamiliar) {
        return new InferenceSettings(
                TinySite.LIMITS,
                new DeadLetters(4),
                64,
                4,
                2,
                1,
                maxAge,
                POLL,
                16,
                Escalation.DEFAULT,
                unfamiliar,
                PriorMode.NONE,
                await);
    }

    /** Sends frames of a slot and waits for them; the last of their predictions. */
    Prediction infer(long slot) throws Exception {
        return infer(slot, 0);
    }

    Prediction infer(long slot, double escalation) throws Exception {
        for (Frame frame : TinySite.driftedFrames(6, 1)) {
            send(frame, slot, escalation);
        }
        await().pollInSameThread().until(this::allAnswered);
        List<Prediction> all = predictions();
        return all.get(all.size() - 1);
    }

    void send(Frame frame, long slot) throws Exception {
        send(frame, slot, 0);
    }

    void send(Frame frame, long slot, double escalation) throws Exception {
        operator.processElement(stamped(frame, slot, TinyModels.RESOLUTION, escalation), 0);
        sent++;
    }

    boolean allAnswered() throws Exception {
        operator.getTaskMailbox().tryTake(-1).ifPresent(InferenceHarness::run);
        return operator.getOutput().size() >= sent;
    }

    private static void run(Mail mail) {
        try {
            mail.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    List<Prediction> predictions() {
        return operator.extractOutputValues().stream()
                .map(InferenceResult::prediction)
                .filter(Objects::nonNull)
                .toList();
    }

    static Stamped<Frame> stamped(Frame frame, long slot, int resolution, double escalation) {
        return new Stamped<>(
                frame,
                TinySite.NAME,
                slot,
                slot * 1000,
                resolution,
                escalation,
                (slot - 1) * 1000,
                false);
    }
}
