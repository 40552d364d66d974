// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import io.orric.frames.Frame;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads a supply: pictures that are in memory already, so that reading costs next to nothing. */
final class SupplySource {

    /** The frames of a supply, with their event time. */
    static DataStream<Frame> frames(StreamExecutionEnvironment env, String supply) {
        DataGeneratorSource<Frame> source =
                new DataGeneratorSource<>(
                        new Reader(supply),
                        Long.MAX_VALUE,
                        RateLimiterStrategy.noOp(),
                        TypeInformation.of(Frame.class));
        WatermarkStrategy<Frame> eventTime =
                WatermarkStrategy.<Frame>forGenerator(context -> new Watermarks(supply))
                        .withTimestampAssigner((frame, time) -> frame.eventTime());
        return env.fromSource(source, eventTime, "Frames").setParallelism(1);
    }

    private static final class Reader implements GeneratorFunction<Long, Frame> {

        private static final long serialVersionUID = 1L;

        private final String name;
        private transient FrameSupply supply;

        Reader(String name) {
            this.name = name;
        }

        @Override
        public void open(SourceReaderContext context) {
            supply = Supplies.of(name);
        }

        @Override
        public Frame map(Long position) throws InterruptedException {
            return supply.next(position);
        }
    }

    /** Event time goes with the frames; the supply ends slots that no frame comes after. */
    private static final class Watermarks implements WatermarkGenerator<Frame> {

        private final FrameSupply supply;
        private long latest = FrameSupply.NONE;

        Watermarks(String name) {
            supply = Supplies.of(name);
        }

        @Override
        public void onEvent(Frame frame, long eventTime, WatermarkOutput output) {
            latest = Math.max(latest, eventTime - 1);
            long behind = supply.watermarkBehind(frame);
            if (behind != FrameSupply.NONE) {
                latest = behind;
                output.emitWatermark(new Watermark(behind));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (latest != FrameSupply.NONE) {
                output.emitWatermark(new Watermark(latest));
            }
        }
    }

    private SupplySource() {}
}
