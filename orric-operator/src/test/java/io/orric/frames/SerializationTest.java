// SPDX-License-Identifier: Apache-2.0
package io.orric.frames;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerializationTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                Frame.class,
                SlotDecision.class,
                Prediction.class,
                DeadLetter.class,
                InferenceResult.class,
                CapacityAnnouncement.class
            })
    void whatTravelsIsSerialisedWithoutKryo(Class<?> record) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(record);
        assertThat(TypeInformation.of(record).getArity())
                .isEqualTo(record.getRecordComponents().length);
    }
}
