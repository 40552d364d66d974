// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.frames.RetrainingBatch;
import io.orric.testutils.ReleasedNames;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

class WriterStateTest {

    @Test
    void theFormatOfTheWritersStateIsTheReleasedOne() throws Exception {
        int version = new BatchSerializer(TypeInformation.of(RetrainingBatch.class)).getVersion();
        ReleasedNames.assertKept(
                List.of(
                        "writer-state retraining "
                                + version
                                + " "
                                + ReleasedNames.shape(RetrainingBatch.class)),
                "writer-state");
    }
}
