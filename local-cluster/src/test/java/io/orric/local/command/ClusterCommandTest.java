// SPDX-License-Identifier: Apache-2.0
package io.orric.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.cli.Main;
import io.orric.job.JobOptions;
import io.orric.options.ConfigurationFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Complaints before anything starts; LocalClusterITCase of system-tests starts all. */
class ClusterCommandTest {

    @TempDir private Path folder;

    @Test
    void aPortThatIsTakenIsToldWithTheRemedy() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(errors("--kafka-port=" + taken.getLocalPort()))
                    .startsWith("orric: --kafka-port is " + taken.getLocalPort())
                    .contains("and something listens there already: end it, such as 'orric demo'");
        }
        assertThat(errors("--kafka-port=0")).contains("--kafka-port is 0, must be from 1 to 65535");
    }

    @Test
    void theJobsOptionsAreThoseOfTheClusterUntilTheUserWritesOthers() throws Exception {
        JobFile file = new JobFile(folder.resolve("it's/orric.yaml"));
        assertThat(file.write("localhost:9092", folder.resolve("it's"), Path.of("/orric")))
                .isTrue();
        Configuration config = ConfigurationFile.read(file.path());
        JobOptions.all().requireKnown(config);
        assertThat(JobOptions.REGISTRY_PATH.read(config)).isEqualTo(folder + "/it's/registry");
        assertThat(JobOptions.STUDENT.read(config)).isEqualTo("/orric/models/roadside/student.pt");

        Files.writeString(file.path(), "orric.seed: 7\n");
        assertThat(file.write("localhost:9092", folder, Path.of("/orric"))).isFalse();
        assertThat(file.path()).hasContent("orric.seed: 7\n");
    }

    private String errors(String option) {
        CommandLine command = Main.commandLine();
        StringWriter err = new StringWriter();
        command.setErr(new PrintWriter(err, true));
        assertThat(command.execute("cluster", "--folder=" + folder.resolve("c"), option))
                .isEqualTo(2);
        return err.toString();
    }
}
