// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.frames.Frame;
import io.orric.frames.RetrainingBatch;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

class BatchSerializerTest {

    private static final TypeInformation<RetrainingBatch> TYPE =
            TypeInformation.of(RetrainingBatch.class);

    private final BatchSerializer serializer = new BatchSerializer(TYPE);

    @Test
    void batchesComeBackAsTheyWere() throws Exception {
        RetrainingBatch batch =
                new RetrainingBatch(
                        "Brücke",
                        7,
                        70_000,
                        List.of(
                                new Frame("Brücke", "cam 1", 5, new byte[] {1, 2}, "car", "t-0", 9)
                                        .withCapacity(8),
                                new Frame("Brücke", "cam 2", 6, new byte[0], null, "t-1", 10)
                                        .withCapacity(8)));
        RetrainingBatch back =
                serializer.deserialize(serializer.getVersion(), serializer.serialize(batch));
        assertThat(back).usingRecursiveComparison().isEqualTo(batch);
        assertThat(back.frames().get(1).label()).isNull();
    }

    @Test
    void aBatchThatGaveItsFramesAwayComesBackEmpty() throws Exception {
        RetrainingBatch batch = new RetrainingBatch("site", 1, 1000, List.of());
        assertThat(serializer.deserialize(1, serializer.serialize(batch))).isEqualTo(batch);
    }

    @Test
    void batchesNeedNoGenericSerializer() {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        assertThat(TYPE.createSerializer(config)).isNotNull();
    }

    @Test
    void anotherVersionIsRefused() throws Exception {
        byte[] bytes = serializer.serialize(new RetrainingBatch("site", 1, 1000, List.of()));
        assertThatThrownBy(() -> serializer.deserialize(2, bytes))
                .isInstanceOf(IOException.class)
                .hasMessage("retraining state has version 2, this release reads 1");
    }
}
