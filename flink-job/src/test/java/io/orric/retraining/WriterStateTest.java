// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.frames.Frame;
import io.orric.frames.SlotSample;
import io.orric.operator.OrricSlots;
import io.orric.testutils.ReleasedNames;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

class WriterStateTest {

    @Test
    void theFormatOfTheWritersStateIsTheReleasedOne() throws Exception {
        int version =
                new SampleSerializer(OrricSlots.typeOfSamples(TypeInformation.of(Frame.class)))
                        .getVersion();
        ReleasedNames.assertKept(
                List.of(
                        "writer-state retraining "
                                + version
                                + " "
                                + ReleasedNames.shape(SlotSample.class)
                                        .replace(
                                                "<T>",
                                                "<" + ReleasedNames.shape(Frame.class) + ">")),
                "writer-state");
    }
}
