// SPDX-License-Identifier: Apache-2.0
package io.orric.examples.flink;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.Horizon;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.OrricPolicy;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.operator.CapacityModel;
import io.orric.operator.OrricSlots;
import io.orric.operator.SitePlan;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * ORRIC for something else than cameras: bearings whose vibrations a model listens to. What is a
 * resolution for pictures is here the number of samples that the model gets of a recording.
 */
public final class VibrationJob {

    /** A second of a bearing's vibration: which one, when, and its loudness. */
    public record Vibration(String bearing, long time, double loudness) {}

    /** Divides the compute of slots of ten seconds, 400 ms of a core each. */
    static OrricSlots.Streams<Vibration> slots(DataStream<Vibration> vibrations) {
        Profile profile =
                new Profile(
                        ConfigurationSpace.of(
                                List.of(
                                        new InferenceConfiguration(1000, 0.8, 10),
                                        new InferenceConfiguration(8000, 0.9, 25)),
                                List.of(new RetrainingConfiguration(0.5, 1, 15))),
                        0.9,
                        0.1);
        return OrricSlots.of(Vibration.class)
                .site(Vibration::bearing)
                .time(Vibration::time)
                .length(Duration.ofSeconds(10))
                .plan(
                        new SitePlan(
                                "orric-rolling",
                                each -> new OrricPolicy(each, Horizon.rolling(1000)),
                                profile,
                                CapacityModel.fixed(400)))
                .attach(vibrations);
    }

    /** Prints what is to be inferred, and each slot's decision. */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Vibration> vibrations =
                env.fromSequence(0, 99)
                        .map(i -> new Vibration("bearing-" + i % 2, i * 500, Math.sin(i)))
                        .returns(Vibration.class)
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<Vibration>forMonotonousTimestamps()
                                        .withTimestampAssigner((each, time) -> each.time()));
        OrricSlots.Streams<Vibration> slots = slots(vibrations);
        slots.records().map(each -> each.record() + " with " + each.resolution()).print();
        slots.decisions().print();
        env.execute("vibrations");
    }

    private VibrationJob() {}
}
