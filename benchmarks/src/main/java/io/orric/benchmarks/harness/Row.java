// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.harness;

import io.orric.benchmarks.results.Comparison;
import io.orric.benchmarks.results.Rounds;
import java.nio.file.Path;
import java.util.List;

/** One row of the table. */
public interface Row {

    /** The two things compared. */
    Comparison comparison();

    /** Files of models that it reads. */
    default List<Path> needs() {
        return List.of();
    }

    /**
     * Measures both in turns.
     *
     * @throws InterruptedException if the thread was interrupted; nothing is left running
     */
    Rounds measure(Effort effort) throws Exception;
}
