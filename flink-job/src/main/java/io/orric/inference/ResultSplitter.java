// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.frames.DeadLetter;
import io.orric.frames.InferenceResult;
import io.orric.frames.Prediction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Separates the results of frames into a stream of predictions and one of dead letters. */
public final class ResultSplitter extends ProcessFunction<InferenceResult, Prediction> {

    private static final long serialVersionUID = 1L;

    /** Frames without an answer. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    @Override
    public void processElement(InferenceResult result, Context context, Collector<Prediction> out) {
        if (result.prediction() != null) {
            out.collect(result.prediction());
        } else {
            context.output(DEAD_LETTERS, result.deadLetter());
        }
    }
}
