// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A student of a thousand classes at 224 pixels, and twenty thousand frames in a slot. The models,
 * {@code student/student.pt}, {@code teacher/teacher.pt} and {@code profile.yaml}, are in the
 * folder {@code -Dorric.test.models}; {@code models/export_torchvision.py} makes such.
 */
@Tag("chaos")
class LargeStudentITCase {

    private static final String MODELS = System.getProperty("orric.test.models", "");
    private static final int FRAMES = Integer.getInteger("orric.test.frames-per-slot", 20_000);

    /** Frames of a second, as many as two cores that do other work too can answer. */
    private static final int RATE = Integer.getInteger("orric.test.rate", 80);

    private static final int CAMERAS = 8;
    private static final Duration SLOT = Duration.ofSeconds(FRAMES / RATE + 1);
    private static final Duration TIMEOUT = SLOT.multipliedBy(6);

    /** All that the TaskManager is given, MiB. */
    private static final long TASK_MANAGER_MIB = 2816;

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("large-kafka");

    @RegisterExtension
    static final FlinkCluster FLINK = VideoJob.live(new FlinkCluster("large-flink", 1, 1));

    static {
        FLINK.with("taskmanager.memory.process.size", TASK_MANAGER_MIB + " mb");
        FLINK.with("taskmanager.memory.task.off-heap.size", "1024 mb");
        FLINK.with("jobmanager.memory.process.size", "2048 mb");
        FLINK.with("jobmanager.memory.off-heap.size", "768 mb");
    }

    @Test
    void aSlotOfManyFramesIsAnsweredAndTrainedOn() throws Exception {
        assumeThat(MODELS).as("-Dorric.test.models").isNotEmpty();
        try (VideoJob job = job(Path.of(MODELS));
                FrameLedger ledger = job.ledger()) {
            job.submit();
            MemoryWatch memory = new MemoryWatch(FLINK.taskManagerPid(job.taskManager()));
            try (Cameras cameras = new Cameras(ledger, CAMERAS, RATE)) {
                awaitWhile(memory, () -> large(job).isPresent());
            }
            JsonNode slot = large(job).orElseThrow();
            Path record =
                    job.registry()
                            .resolve("default/retraining")
                            .resolve("%020d.json".formatted(slot.get("slotEnd").asLong()));
            awaitWhile(memory, () -> Files.exists(record));
            Evidence.requireExactlyOnce("large student", ledger, TIMEOUT);
            memory.note("large student");
            Evidence.figure("large student", "frames of the slot", slot.get("frames").asLong());
            assertThat(Files.readString(record)).contains("PUBLISHED");
            assertThat(job.versions("default")).isNotEmpty();
            assertThat(memory.worstResident()).isLessThan(TASK_MANAGER_MIB);
            assertThat(FLINK.jobs().lastFailure(job.id())).isEmpty();
        }
    }

    private static void awaitWhile(MemoryWatch memory, BooleanSupplier condition) {
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () -> {
                            memory.sample();
                            return condition.getAsBoolean();
                        });
    }

    /** The decision of a slot of so many frames that has ended. */
    private static Optional<JsonNode> large(VideoJob job) {
        return job.decisions().stream()
                .filter(each -> each.get("frames").asLong() >= FRAMES)
                .findFirst();
    }

    private static VideoJob job(Path models) {
        return new VideoJob("large", KAFKA, FLINK, 4)
                .with("orric.profile", models.resolve("profile.yaml").toString())
                .with("orric.models.student", models.resolve("student/student.pt").toString())
                .with("orric.models.teacher", models.resolve("teacher/teacher.pt").toString())
                .with("orric.slot.length", SLOT.toSeconds() + " s")
                // Milliseconds of a slot's frame: the student, and retraining on all of them.
                .with("orric.capacity", "constant:40");
    }
}
