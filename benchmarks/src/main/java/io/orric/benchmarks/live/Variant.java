// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.benchmarks.live.PredictionReader.Isolation;
import java.io.IOException;
import java.util.Map;

/** One way to answer frames. */
interface Variant {

    /** Name in messages and of its topics. */
    String name();

    /** Readers of its predictions, each by the name of its results. */
    default Map<String, Isolation> readings() {
        return Map.of(name(), Isolation.READ_UNCOMMITTED);
    }

    /**
     * Starts it.
     *
     * @param topics made already, for it alone
     */
    Running start(Stage stage, Topics topics) throws IOException;

    /** It runs until it is closed. */
    interface Running extends AutoCloseable {

        /**
         * Fails if it failed meanwhile.
         *
         * @throws IOException with the reason
         */
        void requireSound() throws IOException;

        @Override
        void close();
    }
}
