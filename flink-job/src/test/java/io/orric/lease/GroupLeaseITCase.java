// SPDX-License-Identifier: Apache-2.0
package io.orric.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.orric.concurrent.WorkerThread;
import io.orric.frames.Frame;
import io.orric.registry.GroupLease;
import io.orric.registry.LeaseTakenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lease in a running job, which is restarted at once after whatever Flink restarts it. */
class GroupLeaseITCase {

    private static final String GROUP = "gate";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Frames that passed, in any attempt. */
    private static final AtomicLong PASSED = new AtomicLong();

    /** Makes the job fail once. */
    private static final AtomicBoolean FAILING = new AtomicBoolean();

    @TempDir private Path folder;
    private StreamExecutionEnvironment env;
    private final WorkerThread others = new WorkerThread("other-job");

    @BeforeEach
    void environment() {
        PASSED.set(0);
        FAILING.set(false);
        Configuration config = new Configuration();
        config.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        config.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1000);
        config.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        env = StreamExecutionEnvironment.createLocalEnvironment(2, config);
    }

    @AfterEach
    void close() throws Exception {
        others.stop();
        env.close();
    }

    @Test
    void framesPassWhileTheJobHoldsTheLeaseAndItIsReleasedInTheEnd() throws Exception {
        JobClient job = start();
        awaiting().until(() -> PASSED.get() > 0);
        assertThat(lease(job).isHeld()).isTrue();
        FAILING.set(true);
        awaiting().until(() -> !FAILING.get());
        long passed = PASSED.get();
        awaiting().until(() -> PASSED.get() > passed + 100);
        assertThat(lease(job).isHeld()).as("a job that was restarted").isTrue();
        job.cancel().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        awaiting().untilAsserted(() -> assertThat(folder.resolve(".groups")).isEmptyDirectory());
    }

    @Test
    void aSecondJobIsRefusedAndNotRestarted() throws Exception {
        GroupLease first = lease("1111");
        first.take(false);
        others.executeEvery(Duration.ofMillis(200), () -> beat(first));
        assertRefused(start().getJobExecutionResult());
        assertThat(PASSED).hasValue(0);
        assertThat(first.isHeld()).isTrue();
    }

    @Test
    void aJobThatLosesItsLeaseFailsAndIsNotRestarted() throws Exception {
        CompletableFuture<JobExecutionResult> result = start().getJobExecutionResult();
        awaiting().until(() -> PASSED.get() > 0);
        GroupLease other = lease("1111");
        other.take(true);
        others.executeEvery(Duration.ofMillis(200), () -> takeAgain(other));
        assertRefused(result);
        assertThat(other.isHeld()).isTrue();
    }

    private JobClient start() throws Exception {
        env.fromSource(frames(), WatermarkStrategy.noWatermarks(), "frames")
                .map(new GroupLeaseFunction<>(folder.toString(), GROUP))
                .map(GroupLeaseITCase::pass)
                .returns(Frame.class)
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync();
    }

    private static Frame pass(Frame frame) {
        if (FAILING.getAndSet(false)) {
            throw new IllegalStateException("a failure that is restarted");
        }
        PASSED.incrementAndGet();
        return frame;
    }

    private static void assertRefused(CompletableFuture<JobExecutionResult> result) {
        assertThatThrownBy(() -> result.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                .hasStackTraceContaining("The failure is not recoverable")
                .rootCause()
                .isInstanceOf(LeaseTakenException.class)
                .hasMessageContaining("consumer group 'gate' is in use by job 1111");
    }

    private static DataGeneratorSource<Frame> frames() {
        return new DataGeneratorSource<>(
                index -> new Frame("north", "camera", index, new byte[0], null, "test", index),
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(200),
                TypeInformation.of(Frame.class));
    }

    private GroupLease lease(JobClient job) {
        return lease(job.getJobID().toHexString());
    }

    private GroupLease lease(String job) {
        return new GroupLease(folder.toString(), GROUP, job, time -> {});
    }

    private static void beat(GroupLease lease) {
        try {
            lease.beat();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the lease whoever holds it, since no pause lets the holder show that it lives. */
    private static void takeAgain(GroupLease lease) {
        try {
            lease.take(false);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConditionFactory awaiting() {
        return await().atMost(TIMEOUT);
    }
}
