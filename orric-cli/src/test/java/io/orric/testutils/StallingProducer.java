// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer without a broker that takes everything, one record only after a while. */
public final class StallingProducer extends MockProducer<String, byte[]> {

    private final ManualClock clock;
    private int stallAt = -1;
    private long stall;

    public StallingProducer(ManualClock clock) {
        super(true, null, new StringSerializer(), new ByteArraySerializer());
        this.clock = clock;
    }

    /** Takes the record of this number, from 0, after so many milliseconds. */
    public void stallAt(int record, long millis) {
        stallAt = record;
        stall = millis;
    }

    @Override
    public synchronized Future<RecordMetadata> send(
            ProducerRecord<String, byte[]> record, Callback callback) {
        if (history().size() == stallAt) {
            clock.pass(stall);
        }
        return super.send(record, callback);
    }
}
