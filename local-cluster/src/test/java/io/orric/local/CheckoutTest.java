// SPDX-License-Identifier: Apache-2.0
package io.orric.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {

    @TempDir private Path folder;

    @AfterEach
    void forgetHome() {
        System.clearProperty("orric.home");
    }

    @Test
    void isAboveTheWorkingDirectory() {
        assertThat(Checkout.find().root()).isEqualTo(Path.of("..").toAbsolutePath().normalize());
    }

    @Test
    void isWhereTheCommandRunsFrom() throws IOException {
        Files.createFile(folder.resolve("mvnw"));
        System.setProperty("orric.home", folder.toString());

        assertThat(Checkout.find().root()).isEqualTo(folder);
    }

    @Test
    void whoHasNoneIsToldSo() {
        System.setProperty("orric.home", folder.getRoot().resolve("no/checkout").toString());

        assertThatThrownBy(Checkout::find)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no/checkout")
                .hasMessageContaining("is a checkout of the project");
    }

    @Test
    void whatIsNotBuiltNamesItsMaker() {
        assertThatThrownBy(new Checkout(folder)::jobJar)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("orric.jar is missing, ./mvnw -DskipTests package makes it");
    }
}
