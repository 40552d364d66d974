// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.options.UsageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootageProviderTest {

    @TempDir private Path folder;

    @Test
    void aCameraIsFoundByItsName() throws Exception {
        assertThat(FootageProvider.find("synthetic"))
                .hasValueSatisfying(
                        camera -> {
                            assertThat(camera.name()).isEqualTo("synthetic");
                            assertThat(camera.classes().names()).contains("car", "bus");
                        });
    }

    @Test
    void whatExistsIsARecording() throws Exception {
        assertThat(FootageProvider.find(folder.toString())).isEmpty();
    }

    @Test
    void anUnknownNameListsTheCamerasThereAre() {
        assertThatThrownBy(() -> FootageProvider.find("syntetic"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "syntetic does not exist, give recorded frames or the name of a camera:"
                                + " synthetic");
    }
}
