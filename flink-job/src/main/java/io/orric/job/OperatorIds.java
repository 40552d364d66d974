// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.operator.OrricSlots;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Uid, name and description of every operator. Savepoints know an operator by its uid and reporters
 * know its metrics by its name, so neither changes once it is released. Flink's web UI shows names
 * and descriptions.
 */
public enum OperatorIds {
    FRAMES("frames", "Frames", "Reads the cameras' frames from Kafka"),
    GROUP_LEASE("group-lease", "Group lease", "Keeps a second job off the consumer group"),
    CHECKED_FRAMES(
            "checked-frames",
            "Check frames",
            "Separates frames from dead letters, and watches the topics"),
    CAPACITY_RECORDS("capacity-records", "Capacities", "Reads announced capacities from Kafka"),
    CAPACITIES(
            "capacities", "Check capacities", "Separates announced capacities from dead letters"),
    PLAYBACK("playback", "Playback", "Plays recorded frames back"),
    SITES("sites", "Sites", "Copies each frame to the site of every policy"),
    SLOTS(OrricSlots.UID, OrricSlots.NAME, OrricSlots.DESCRIPTION),
    SKIPPED(
            "skipped-frames",
            "Skipped frames",
            "Makes dead letters of frames that are not inferred"),
    GATE("retraining-gate", "Retraining gate", "Holds a slot until its student is retrained"),
    INFERENCE("inference", "Inference", "Decodes, resizes and classifies frames with the student"),
    RESULTS("results", "Results", "Separates predictions from dead letters"),
    RETRAINING("retraining", "Retraining", "Retrains the site's student on sampled frames"),
    PREDICTIONS("predictions", "Predictions", "Writes predictions to Kafka"),
    DECISIONS("decisions", "Decisions", "Writes the decisions on slots to Kafka"),
    DEAD_LETTERS("dead-letters", "Dead letters", "Writes records that cannot be used to Kafka"),
    TALLIES("tallies", "Tallies", "Counts the result of each frame for the report"),
    SAMPLES("samples", "Samples", "Selects the predictions that the report shows");

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

    /** Gives an operator its uid, name and description. */
    public <T> SingleOutputStreamOperator<T> identify(SingleOutputStreamOperator<T> operator) {
        return operator.uid(uid).name(operatorName).setDescription(description);
    }

    /** Gives a sink its uid, name and description. */
    public <T> DataStreamSink<T> identify(DataStreamSink<T> sink) {
        return sink.uid(uid).name(operatorName).setDescription(description);
    }
}
