// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedeploymentITCase {

    private static final int FRAMES_PER_SECOND = 40;

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("redeployment-kafka");

    @RegisterExtension
    static final FlinkCluster FLINK = new FlinkCluster("redeployment-flink", 1, 2);

    /** Every submission has a class loader of its own; native libraries bind to one. */
    @Tag("chaos")
    @Test
    void theSameTaskManagerTakesTheJobAgainAndAgain() {
        String taskManager = FLINK.taskManagers().get(0);
        try (VideoJob job = new VideoJob("again", KAFKA, FLINK, 2);
                FrameLedger ledger = job.ledger()) {
            try (Cameras cameras = new Cameras(ledger, 5, FRAMES_PER_SECOND)) {
                String checkpoint = null;
                for (int submission = 0; submission < 2; submission++) {
                    long now = System.currentTimeMillis();
                    job.submit(checkpoint);
                    ledger.awaitPredictionOfAFrameAfter(now);
                    assertThat(job.taskManager()).isEqualTo(taskManager);
                    checkpoint = job.cancel();
                }
                job.submit(checkpoint);
            }
            Evidence.requireExactlyOnce("job cancelled and submitted 2 times", ledger);
        }
    }

    @Tag("chaos")
    @Test
    void twoJobsRunSideBySide() {
        try (VideoJob one = new VideoJob("one", KAFKA, FLINK, 2);
                VideoJob other = new VideoJob("other", KAFKA, FLINK, 2);
                FrameLedger framesOfOne = one.ledger();
                FrameLedger framesOfOther = other.ledger()) {
            one.submit();
            other.submit();
            try (Cameras first = new Cameras(framesOfOne, 3, FRAMES_PER_SECOND / 2);
                    Cameras second = new Cameras(framesOfOther, 3, FRAMES_PER_SECOND / 2)) {
                framesOfOne.awaitPredictionsBy(2);
                framesOfOther.awaitPredictionsBy(2);
            }
            Evidence.requireExactlyOnce("two jobs on a TaskManager, one", framesOfOne);
            Evidence.requireExactlyOnce("two jobs on a TaskManager, other", framesOfOther);
        }
    }

    @Test
    void goesOnFromASavepointAtAnotherParallelism() {
        try (VideoJob job = new VideoJob("rescaled", KAFKA, FLINK, 2);
                FrameLedger ledger = job.ledger()) {
            try (Cameras cameras = new Cameras(ledger, 5, FRAMES_PER_SECOND)) {
                String savepoint = null;
                for (String parallelism : List.of("1", "2", "1")) {
                    long now = System.currentTimeMillis();
                    job.with("parallelism.default", parallelism).submit(savepoint);
                    ledger.awaitPredictionOfAFrameAfter(now);
                    ledger.awaitNewerStudent();
                    savepoint = job.stop();
                }
                job.submit(savepoint);
            }
            Evidence.requireExactlyOnce("savepoint, rescaled 1 to 2 to 1", ledger);
            requireOneHistory(job);
        }
    }

    /**
     * Policy state went on: slots are numbered without gap or repetition, full ones are sampled.
     * Students descend from one another.
     */
    private static void requireOneHistory(VideoJob job) {
        List<JsonNode> decisions = job.decisions();
        assertThat(decisions)
                .extracting(decision -> decision.get("slot").asLong())
                .isEqualTo(LongStream.rangeClosed(1, decisions.size()).boxed().toList());
        assertThat(decisions)
                .filteredOn(decision -> decision.get("frames").asLong() >= 10)
                .allSatisfy(
                        decision ->
                                assertThat(decision.get("sampledFrames").asLong()).isPositive());
        assertThat(job.parents("default"))
                .allSatisfy((version, parent) -> assertThat(parent).isEqualTo(version - 1));
    }
}
