// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCopiesTest {

    @TempDir private Path parent;

    @Test
    void filesOfAProcessThatEndedAreRemovedByTheNext() throws Exception {
        ModelCopies killed = new ModelCopies(parent, "1-1");
        Path left = killed.next("student");
        killed.close();
        Path file = new ModelCopies(parent, "1-2").next("student");
        assertThat(left.getParent()).doesNotExist();
        assertThat(file).exists();
    }

    @Test
    void filesOfAnotherJobInTheProcessStay() throws Exception {
        ModelCopies living = new ModelCopies(parent, "1-1");
        Path file = living.next("student");
        new ModelCopies(parent, "1-1").next("teacher");
        assertThat(file).exists();
        assertThat(living.next("student").getParent()).isEqualTo(file.getParent());
    }

    @Test
    void whatOthersPutThereStays() throws Exception {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("lock"), "");
        Path link = Files.createSymbolicLink(parent.resolve("orric-models-link"), elsewhere);
        Path unlocked = Files.createDirectory(parent.resolve("orric-models-unlocked"));
        new ModelCopies(parent, "1-2").next("student");
        assertThat(elsewhere.resolve("lock")).exists();
        assertThat(link).exists();
        assertThat(unlocked).exists();
    }

    @Test
    void aFolderThatWasRemovedIsMadeAnew() throws Exception {
        ModelCopies copies = new ModelCopies(parent, "1-2");
        Path file = copies.next("student");
        Files.delete(file);
        Files.delete(file.resolveSibling("lock"));
        Files.delete(file.getParent());
        assertThat(copies.next("student")).exists();
    }
}
