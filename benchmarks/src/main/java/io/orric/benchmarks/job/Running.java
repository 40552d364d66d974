// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import java.io.IOException;

/** Whatever answers the frames of a supply. */
@FunctionalInterface
interface Running {

    /**
     * Checks that it still runs.
     *
     * @throws IOException why not
     */
    void requireRunning() throws IOException, InterruptedException;
}
