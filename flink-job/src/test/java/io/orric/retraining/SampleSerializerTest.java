// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.operator.OrricSlots;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

class SampleSerializerTest {

    private static final TypeInformation<SlotSample<Frame>> TYPE =
            OrricSlots.typeOfSamples(TypeInformation.of(Frame.class));

    private final SampleSerializer serializer = new SampleSerializer(TYPE);

    @Test
    void batchesComeBackAsTheyWere() throws Exception {
        SlotSample<Frame> batch =
                new SlotSample<>(
                        "Brücke",
                        7,
                        70_000,
                        List.of(
                                new Frame("Brücke", "cam 1", 5, new byte[] {1, 2}, "car", "t-0", 9),
                                new Frame("Brücke", "cam 2", 6, new byte[0], null, "t-1", 10)));
        SlotSample<Frame> back =
                serializer.deserialize(serializer.getVersion(), serializer.serialize(batch));
        assertThat(back).usingRecursiveComparison().isEqualTo(batch);
        assertThat(back.records().get(1).label()).isNull();
    }

    @Test
    void aBatchThatGaveItsFramesAwayComesBackEmpty() throws Exception {
        SlotSample<Frame> batch = new SlotSample<>("site", 1, 1000, List.of());
        assertThat(serializer.deserialize(2, serializer.serialize(batch))).isEqualTo(batch);
    }

    @Test
    void batchesNeedNoGenericSerializer() {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        assertThat(TYPE.createSerializer(config)).isNotNull();
    }

    @Test
    void whatCannotBeReadIsDropped() throws Exception {
        byte[] bytes = serializer.serialize(new SlotSample<>("site", 1, 1000, List.of()));
        assertThat(serializer.deserialize(1, bytes)).isEqualTo(SampleSerializer.DROPPED);
        byte[] damaged = Arrays.copyOf(bytes, bytes.length / 2);
        assertThat(serializer.deserialize(2, damaged)).isEqualTo(SampleSerializer.DROPPED);
    }
}
