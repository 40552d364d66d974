// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink.PrecommittingStatefulSinkWriter;

/** A writer of the Kafka connector whose end fails, as one whose brokers are away. */
public final class UnclosableWriter
        implements PrecommittingStatefulSinkWriter<String, KafkaWriterState, KafkaCommittable> {

    private final Exception failure;
    private final List<String> calls = new ArrayList<>();

    /**
     * @param failure of its end
     */
    public UnclosableWriter(Exception failure) {
        this.failure = failure;
    }

    /** The calls so far. */
    public List<String> calls() {
        return calls;
    }

    @Override
    public void write(String element, Context context) {
        calls.add("write " + element);
    }

    @Override
    public void flush(boolean endOfInput) {
        calls.add("flush " + endOfInput);
    }

    @Override
    public Collection<KafkaCommittable> prepareCommit() {
        calls.add("prepareCommit");
        return List.of();
    }

    @Override
    public List<KafkaWriterState> snapshotState(long checkpointId) {
        calls.add("snapshotState " + checkpointId);
        return List.of();
    }

    @Override
    public void close() throws Exception {
        calls.add("close");
        throw failure;
    }
}
