// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

/**
 * Uid and name of every operator. A uid, once released, never changes: savepoints are matched by
 * it. Names are what the Flink UI shows.
 */
enum OperatorIds {
    REPLAY("replay", "Replay of recorded frames"),
    SITES("sites", "A site for each policy"),
    SLOTS("slots", "ORRIC: decide the slot"),
    GATE("retraining-gate", "Await the slot's student"),
    LATE("late-frames", "Late frames: last configuration"),
    INFERENCE("inference", "Infer with the student"),
    RESULTS("results", "Predictions and dead letters"),
    RETRAINING("retraining", "Retrain with the teacher's labels"),
    TALLIES("tallies", "Tally of a batch"),
    SAMPLES("samples", "Predictions to show");

    private final String uid;
    private final String operatorName;

    OperatorIds(String uid, String operatorName) {
        this.uid = uid;
        this.operatorName = operatorName;
    }

    String uid() {
        return uid;
    }

    String operatorName() {
        return operatorName;
    }
}
