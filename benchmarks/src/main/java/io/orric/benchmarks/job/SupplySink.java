// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import io.orric.frames.DeadLetter;
import io.orric.frames.Prediction;
import io.orric.job.VideoAnalyticsPipeline;
import java.io.Serializable;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Gives the results of a job back to its supply, on the task thread. */
final class SupplySink {

    static void attach(VideoAnalyticsPipeline.Outputs outputs, String supply) {
        outputs.predictions()
                .filter(new Taker<Prediction>(supply, SupplySink::answered))
                .sinkTo(new DiscardingSink<>());
        outputs.deadLetters()
                .filter(new Taker<DeadLetter>(supply, SupplySink::refused))
                .sinkTo(new DiscardingSink<>());
    }

    private static void answered(FrameSupply supply, Prediction prediction) {
        supply.answered(prediction.offset(), prediction.modelVersion());
    }

    private static void refused(FrameSupply supply, DeadLetter letter) {
        supply.refused(letter.reason());
    }

    /** Meaning of a record to a supply. */
    private interface Meaning<T> extends BiConsumer<FrameSupply, T>, Serializable {}

    /** Lets nothing pass. */
    private static final class Taker<T> extends RichFilterFunction<T> {

        private static final long serialVersionUID = 1L;

        private final String name;
        private final Meaning<T> meaning;
        private transient FrameSupply supply;

        Taker(String name, Meaning<T> meaning) {
            this.name = name;
            this.meaning = meaning;
        }

        @Override
        public void open(OpenContext context) {
            supply = Supplies.of(name);
        }

        @Override
        public boolean filter(T result) {
            meaning.accept(supply, result);
            return false;
        }
    }

    private SupplySink() {}
}
