// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnnxRuntimeNativesTest {

    @Test
    void librariesAreInACacheThatOtherProcessesFind() throws Exception {
        OnnxRuntimeSetup.environment();
        Path folder = Path.of(System.getProperty("onnxruntime.native.path"));
        assertThat(folder.getParent()).hasFileName("onnxruntime");
        assertThat(folder.resolve(System.mapLibraryName("onnxruntime"))).isNotEmptyFile();
        assertThat(folder)
                .isDirectoryNotContaining(
                        file -> file.getFileName().toString().startsWith("partial"));
    }
}
