// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.local.Checkout;
import io.orric.local.ChildJvm;
import java.util.List;
import java.util.Map;

/**
 * The least that answers frames, for comparison: one thread of a process of its own that polls,
 * decodes, infers with the student at the profile's best resolution and sends. No slots, no
 * retraining, no recovery.
 */
record BareLoop() implements Variant {

    static final String NAME = "bare loop";

    /**
     * PyTorch's helper threads wait for each other by spinning: small models take twice as long
     * with them, and far longer where they must share a core with other work.
     */
    private static final Map<String, String> ONE_THREAD = Map.of("OMP_NUM_THREADS", "1");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Running start(Stage stage, Topics topics) {
        return new RunningLoop(
                ChildJvm.launch("bare-loop", FrameLoop.class.getName())
                        .classPath(Checkout.entries(System.getProperty("java.class.path")))
                        .jvm(List.of("-Xmx1g", "-Djava.awt.headless=true", ChildJvm.LOG_TO_OUTPUT))
                        .environment(ONE_THREAD)
                        .arguments(
                                List.of(
                                        stage.checkout().root().toString(),
                                        stage.kafka().bootstrapServers(),
                                        topics.group()))
                        .startIn(stage.folder().resolve(topics.group())));
    }

    /** Its process. */
    private record RunningLoop(ChildJvm process) implements Running {

        @Override
        public void requireSound() {
            process.requireAlive();
        }

        @Override
        public void close() {
            process.kill();
        }
    }
}
