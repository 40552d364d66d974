// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import static java.util.Arrays.stream;
import static org.assertj.core.api.Assertions.assertThat;

import io.orric.benchmarks.harness.BenchModels;
import io.orric.benchmarks.harness.Effort;
import io.orric.benchmarks.harness.Row;
import io.orric.benchmarks.pictures.SmallPictures;
import io.orric.benchmarks.results.Rounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of the whole job with so few frames that they take seconds. */
class JobRowsITCase {

    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final Effort LITTLE = new Effort(2, MOMENT, MOMENT, MOMENT, 2);
    private static final BenchModels MODELS =
            new BenchModels(Path.of("../models/roadside").toAbsolutePath().normalize(), 32);

    static Stream<Row> rows() {
        return Stream.of(
                new JobRow("job-32px", MODELS, () -> SmallPictures.png(32), 0.85),
                new SwapRow(MODELS),
                new SitesRow(5, 1.2));
    }

    /** Each of which fails unless every frame has exactly one result. */
    @ParameterizedTest
    @MethodSource("rows")
    void everyRowOfTheJobIsMeasured(Row row) throws Exception {
        Rounds rounds = row.measure(LITTLE);

        assertThat(rounds.ours()).hasSize(2);
        assertThat(rounds.reference()).hasSize(2);
        assertThat(DoubleStream.concat(stream(rounds.ours()), stream(rounds.reference())))
                .allSatisfy(figure -> assertThat(figure).isPositive());
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("decoding") || name.contains("orric-bench"));
    }
}
