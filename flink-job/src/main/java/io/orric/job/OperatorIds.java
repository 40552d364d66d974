// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Uid, name and description of every operator. A uid, once released, never changes: savepoints are
 * matched by it. Names and descriptions are what the Flink UI shows.
 */
public enum OperatorIds {
    FRAMES("frames", "Frames", "Reads cameras' frames from Kafka; capture time is event time"),
    SILENCE("silence-watch", "Silence watch", "Closes the open slot when no frames come any more"),
    CAPACITY_RECORDS("capacity-records", "Capacities", "Reads announced capacities from Kafka"),
    CAPACITIES("capacities", "Check capacities", "Parts announced capacities from dead letters"),
    CAPACITY("capacity", "Site capacity", "Gives frames the capacity announced for their site"),
    PLAYBACK("playback", "Playback", "Plays recorded frames back"),
    SITES("sites", "Sites", "Gives every policy's site the same frames"),
    SLOTS("slots", "ORRIC", "Decides each slot's input resolution and sampling ratio"),
    GATE("retraining-gate", "Retraining gate", "Holds a slot back until its student is trained"),
    LATE("late-frames", "Late frames", "Gives late frames their site's last configuration"),
    INFERENCE("inference", "Inference", "Decodes, resizes and infers with the site's student"),
    RESULTS("results", "Results", "Parts predictions from dead letters"),
    RETRAINING("retraining", "Retraining", "Trains the site's student on the teacher's labels"),
    PREDICTIONS("predictions", "Predictions", "Writes predictions to Kafka"),
    DECISIONS("decisions", "Decisions", "Writes slot decisions to Kafka"),
    DEAD_LETTERS("dead-letters", "Dead letters", "Writes dead letters to Kafka"),
    TALLIES("tallies", "Tallies", "Counts what became of each batch"),
    SAMPLES("samples", "Samples", "Keeps the predictions that the report shows");

    private final String uid;
    private final String operatorName;
    private final String description;

    OperatorIds(String uid, String operatorName, String description) {
        this.uid = uid;
        this.operatorName = operatorName;
        this.description = description;
    }

    public String uid() {
        return uid;
    }

    public String operatorName() {
        return operatorName;
    }

    /** Names an operator. */
    public <T> SingleOutputStreamOperator<T> identify(SingleOutputStreamOperator<T> operator) {
        return operator.uid(uid).name(operatorName).setDescription(description);
    }

    /** Names a sink. */
    public <T> DataStreamSink<T> identify(DataStreamSink<T> sink) {
        return sink.uid(uid).name(operatorName).setDescription(description);
    }
}
