// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.testutils.TinyModels;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchScriptClassifierTest extends ImageClassifierContract {

    @Override
    TinyModels copyTo(Path target) {
        return TinyModels.copyWithoutGraphsTo(target);
    }

    @Test
    void aBatchThatTheModelCannotTakeIsAnIoException(@TempDir Path folder) throws Exception {
        Path model = TinyModels.copyWithoutGraphsTo(folder).fixedSizeStudent();
        try (ImageClassifier classifier = ImageClassifier.load(model)) {
            assertThatThrownBy(() -> classifier.logits(PixelBatch.black(2, 8)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("batch of 2 at resolution 8");
            assertThat(classifier.logits(PixelBatch.black(1, TinyModels.RESOLUTION)))
                    .hasDimensions(1, 3);
        }
    }
}
