// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.local.ChildJvm;
import io.orric.local.Folders;
import io.orric.local.Ports;
import java.nio.file.Path;
import java.util.List;

/** The ZooKeeper that Flink carries with it, as a process. */
final class ZooKeeper implements AutoCloseable {

    private static final String MAIN =
            "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain";

    private final Path folder;
    private ChildJvm process;
    private int port;

    /**
     * Not started yet.
     *
     * @param folder of its files, emptied at the start
     */
    ZooKeeper(Path folder) {
        this.folder = folder;
    }

    /** Starts an empty one, which answers soon; those who need it wait for it. */
    void create() {
        Ports.start(1, this::startOn, this::close);
    }

    private void startOn(List<Integer> ports) {
        port = ports.get(0);
        Folders.delete(folder);
        process =
                ChildJvm.launch("zookeeper", MAIN)
                        .classPath(Project.flinkClassPath())
                        // Kafka brings the compression that ZooKeeper writes its files with.
                        .classPath(Project.testClassPath())
                        .jvm(List.of("-Xmx96m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"))
                        .jvm(List.of("-Dzookeeper.admin.enableServer=false"))
                        .jvm(List.of(ChildJvm.LOG_TO_OUTPUT))
                        .arguments(List.of("" + port, folder.resolve("data").toString()))
                        .startIn(folder);
    }

    /** Address for clients. */
    String address() {
        return "localhost:" + port;
    }

    @Override
    public void close() {
        if (process != null) {
            process.kill();
        }
    }
}
