// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writer state of the retraining sink, written by Flink's own serializer of the record. A sample
 * that cannot be read is dropped, because retraining on it would only have been attempted: it comes
 * back as {@link #DROPPED}.
 */
final class SampleSerializer implements SimpleVersionedSerializer<SlotSample<Frame>> {

    /** Stands for a sample that could not be read. */
    static final SlotSample<Frame> DROPPED = new SlotSample<>("", 0, 0, List.of());

    private static final Logger LOG = LoggerFactory.getLogger(SampleSerializer.class);
    private static final int VERSION = 2;

    private final TypeSerializer<SlotSample<Frame>> serializer;

    SampleSerializer(TypeInformation<SlotSample<Frame>> type) {
        serializer = type.createSerializer(new SerializerConfigImpl());
    }

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SlotSample<Frame> sample) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        serializer.serialize(sample, out);
        return out.getCopyOfBuffer();
    }

    @Override
    public SlotSample<Frame> deserialize(int version, byte[] bytes) {
        if (version != VERSION) {
            LOG.warn(
                    "Dropping a sample that waited for retraining: its state has version {}, this"
                            + " release reads {}",
                    version,
                    VERSION);
            return DROPPED;
        }
        try {
            return serializer.deserialize(new DataInputDeserializer(bytes));
        } catch (IOException | RuntimeException e) {
            LOG.warn("Dropping a sample that waited for retraining: it cannot be read", e);
            return DROPPED;
        }
    }
}
