// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.TinyModels;
import io.orric.vision.PixelBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepertoireTest {

    @TempDir private Path folder;

    @Test
    void aConditionThatComesBackIsFoundWithItsStudent() throws Exception {
        try (Repertoire repertoire = new Repertoire(3)) {
            remember(repertoire, 50, "dark");
            Repertoire.Entry bright = remember(repertoire, 200, "bright");
            Repertoire.Entry found = repertoire.nearest(grey(195), 1e3).orElseThrow();
            assertThat(found).isSameAs(bright);
            assertThat(Files.readString(found.student())).isEqualTo("bright");
            assertThat(repertoire.nearest(grey(120), 1)).isEmpty();
            assertThat(repertoire.nearestBut(bright, grey(195), 1e3).orElseThrow().number())
                    .isEqualTo(1);
        }
    }

    @Test
    void aStudentIsKeptAsItWasWhenItServedLast() throws Exception {
        try (Repertoire repertoire = new Repertoire(3)) {
            Repertoire.Entry entry = remember(repertoire, 50, "first");
            Path later = file("later");
            repertoire.update(entry, grey(50), later);
            Files.delete(later);
            assertThat(Files.readString(entry.student())).isEqualTo("later");
            repertoire.update(entry, grey(50), entry.student());
            assertThat(Files.readString(entry.student())).isEqualTo("later");
        }
    }

    @Test
    void theOneThatAnotherCanStandInForIsForgotten() throws Exception {
        try (Repertoire repertoire = new Repertoire(3)) {
            Repertoire.Entry dark = remember(repertoire, 20, "dark");
            Repertoire.Entry bright = remember(repertoire, 240, "bright");
            remember(repertoire, 100, "grey");
            Repertoire.Entry alike = repertoire.meet();
            repertoire.update(alike, grey(235), file("alike"));
            assertThat(repertoire.add(alike)).contains(bright);
            assertThat(bright.student()).doesNotExist();
            assertThat(dark.student()).exists();
            assertThat(repertoire.size()).isEqualTo(3);
        }
    }

    @Test
    void nothingIsLeftOnDisk() throws Exception {
        Path students;
        try (Repertoire repertoire = new Repertoire(2)) {
            students = remember(repertoire, 50, "dark").student().getParent();
            repertoire.update(repertoire.meet(), grey(90), file("never added"));
        }
        assertThat(students).doesNotExist();
    }

    private Repertoire.Entry remember(Repertoire repertoire, int level, String student)
            throws IOException {
        Repertoire.Entry entry = repertoire.meet();
        repertoire.update(entry, grey(level), file(student));
        repertoire.add(entry);
        return entry;
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve(content + ".pt"), content);
    }

    private static Condition grey(int level) {
        short[] values = new short[3 * 8 * 8];
        Arrays.fill(values, (short) (level * PixelBatch.UNIT));
        return Condition.of(new PixelBatch(1, 8, values, TinyModels.INPUT));
    }
}
