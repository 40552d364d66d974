// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.Frame;
import io.orric.frames.Prediction;
import io.orric.operator.OperatorOptions;
import io.orric.operator.SlotSettings;
import io.orric.operator.SlotTiming;
import io.orric.testutils.TinyModels;
import io.orric.testutils.TinySite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames that come after their slot was decided, through the whole pipeline. */
class LateFramesITCase {

    @TempDir private Path folder;

    @Test
    void lateFramesAreInferredAndCountInTheOpenSlot() throws Exception {
        TinySite site = new TinySite(folder);
        Configuration config = new Configuration();
        JobOptions.STUDENT.set(config, site.files().student().toString());
        JobOptions.TEACHER.set(config, site.files().teacher().toString());
        OperatorOptions.PROFILE.set(config, site.files().profile().toString());
        OperatorOptions.HORIZON.set(config, 10L);
        OperatorOptions.SLOT_LENGTH.set(config, Duration.ofSeconds(1));
        OperatorOptions.SLOT_DECIDE.set(config, SlotTiming.AT_END);
        JobSettings settings = JobSettings.read(config, SlotSettings.Source.CAMERAS, false);
        config.set(PipelineOptions.GENERIC_TYPES, false);
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, config)) {
            VideoAnalyticsPipeline.Outputs outputs =
                    new VideoAnalyticsPipeline(
                                    settings,
                                    settings.slots().plans(),
                                    site.registry(),
                                    site.models())
                            .attach(frames(env, 100, 200, 2500, 300, 2600));
            CloseableIterator<Prediction> predictions = outputs.predictions().collectAsync();
            var decisions = outputs.decisions().collectAsync();
            env.executeAsync();

            List<Prediction> all = new ArrayList<>();
            predictions.forEachRemaining(all::add);
            assertThat(all)
                    .extracting(Prediction::captureTime)
                    .containsExactlyInAnyOrder(100L, 200L, 300L, 2500L, 2600L);
            assertThat(all)
                    .filteredOn(Prediction::late)
                    .singleElement()
                    .matches(late -> late.captureTime() == 300);
            List<Long> counted = new ArrayList<>();
            decisions.forEachRemaining(decision -> counted.add(decision.frames()));
            assertThat(counted).containsExactly(2L, 3L);
        }
    }

    private static DataStream<Frame> frames(StreamExecutionEnvironment env, long... times) {
        List<Frame> frames = new ArrayList<>();
        byte[] image = TinyModels.frames(1, 1).get(0).image();
        for (long time : times) {
            frames.add(new Frame("orric", "camera", time, image, null, "test", frames.size()));
        }
        return env.fromData(frames, TypeInformation.of(Frame.class))
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Frame>forGenerator(context -> new EveryFrame())
                                .withTimestampAssigner((frame, time) -> frame.captureTime()));
    }

    /** Moves event time with every frame, so that the test knows which one is late. */
    private static final class EveryFrame implements WatermarkGenerator<Frame> {

        @Override
        public void onEvent(Frame frame, long time, WatermarkOutput output) {
            output.emitWatermark(new Watermark(time));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
