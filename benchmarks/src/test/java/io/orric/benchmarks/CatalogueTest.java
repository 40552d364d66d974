// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.benchmarks.harness.BenchModels;
import io.orric.options.UsageException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    static final List<String> NAMES =
            List.of(
                    "decode-720p",
                    "decode-1080p-224",
                    "infer-b1-32px",
                    "infer-b16-32px",
                    "infer-b64-32px",
                    "infer-b1-64px",
                    "infer-b16-64px",
                    "infer-b64-64px",
                    "teacher-b1-32px",
                    "teacher-b16-32px",
                    "teacher-b1-64px",
                    "teacher-b16-64px",
                    "job-720p",
                    "job-32px",
                    "adapt",
                    "swap",
                    "beside",
                    "sites-100",
                    "sites-1000",
                    "decide");

    private final Catalogue catalogue =
            new Catalogue(
                    new BenchModels(Path.of("small"), 32),
                    new BenchModels(Path.of("large"), 64),
                    List::of);

    @Test
    void allRowsAreThereInOrder() {
        assertThat(names()).isEqualTo(NAMES);
    }

    @Test
    void theBeginningOfNamesStandsForThemAll() {
        assertThat(names("infer-b1")).containsExactly("infer-b1-32px", "infer-b1-64px");
        assertThat(names("job-32px", "decode"))
                .containsExactly("decode-720p", "decode-1080p-224", "job-32px");
        assertThat(names("sites-100")).containsExactly("sites-100");
    }

    @Test
    void unknownNamesAreRefused() {
        assertThatThrownBy(() -> names("infer-b"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--rows is infer-b, must be one of decode-720p, ");
    }

    @Test
    void rowsOf32PixelsTakeTheModelsThatAreNamed() {
        assertThat(catalogue.rows(List.of("infer-b1", "job-32px")))
                .flatExtracting(row -> row.needs())
                .contains(Path.of("small/student.pt"), Path.of("large/student.pt"))
                .contains(Path.of("small/classes.txt"));
    }

    private List<String> names(String... wanted) {
        return catalogue.rows(List.of(wanted)).stream()
                .map(row -> row.comparison().name())
                .toList();
    }
}
