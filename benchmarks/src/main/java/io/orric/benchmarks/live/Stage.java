// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.local.Checkout;
import io.orric.local.Folders;
import io.orric.local.LocalFlink;
import io.orric.local.LocalKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A broker, and a cluster with the project's {@code conf/config.yaml}, in a temporary folder. It
 * has no TaskManager: each job brings one of its own, so that all begin alike.
 */
final class Stage implements AutoCloseable {

    private final Checkout checkout;
    private final Path folder;
    private final Consumer<String> progress;
    private final LocalKafka kafka;
    private final LocalFlink flink;
    private boolean keep = true;

    private Stage(Checkout checkout, Path folder, Consumer<String> progress) {
        this.checkout = checkout;
        this.progress = progress;
        this.folder = folder;
        kafka = new LocalKafka(checkout, folder.resolve("kafka"));
        flink =
                new LocalFlink(checkout, folder.resolve("flink"), 0)
                        .configuredBy(checkout.root().resolve("conf"));
    }

    /**
     * Starts broker and cluster.
     *
     * @param progress is told where the logs are, if they stay
     * @throws IllegalStateException if what they run is not built, or they do not start
     */
    static Stage start(Checkout checkout, Consumer<String> progress) throws IOException {
        // Before anything is made: whoever has no checkout is told so.
        checkout.jobJar();
        checkout.brokerClassPath();
        Stage stage = new Stage(checkout, Files.createTempDirectory("orric-bench-"), progress);
        try {
            stage.kafka.create();
            stage.flink.create();
            return stage;
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    Checkout checkout() {
        return checkout;
    }

    LocalKafka kafka() {
        return kafka;
    }

    LocalFlink flink() {
        return flink;
    }

    /** Folder of all files of the processes, their logs among them. */
    Path folder() {
        return folder;
    }

    /** Has the folder deleted at the end; otherwise it stays for whoever looks for a cause. */
    void discard() {
        keep = false;
    }

    @Override
    public void close() {
        flink.close();
        kafka.close();
        // Whoever interrupts this looks for no cause.
        if (keep && !Thread.currentThread().isInterrupted()) {
            progress.accept("the logs of all processes are in " + folder);
        } else {
            Folders.delete(folder);
        }
    }
}
