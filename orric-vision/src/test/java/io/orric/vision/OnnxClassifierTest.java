// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import io.orric.testutils.TinyModels;
import java.nio.file.Path;

class OnnxClassifierTest extends ImageClassifierContract {

    @Override
    TinyModels copyTo(Path target) {
        return TinyModels.copyTo(target);
    }
}
