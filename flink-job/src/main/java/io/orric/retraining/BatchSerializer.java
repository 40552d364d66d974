// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.frames.RetrainingBatch;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writer state of the retraining sink, written by Flink's own serializer of the record. */
final class BatchSerializer implements SimpleVersionedSerializer<RetrainingBatch> {

    private static final int VERSION = 1;

    private final TypeSerializer<RetrainingBatch> serializer;

    BatchSerializer(TypeInformation<RetrainingBatch> type) {
        serializer = type.createSerializer(new SerializerConfigImpl());
    }

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(RetrainingBatch batch) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        serializer.serialize(batch, out);
        return out.getCopyOfBuffer();
    }

    @Override
    public RetrainingBatch deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "retraining state has version " + version + ", this release reads " + VERSION);
        }
        return serializer.deserialize(new DataInputDeserializer(bytes));
    }
}
