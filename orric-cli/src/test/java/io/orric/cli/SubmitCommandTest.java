// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is found before a cluster is asked; submissions are in system-tests. */
class SubmitCommandTest {

    @TempDir private Path folder;

    private final List<String> arguments = new ArrayList<>(List.of("submit"));
    private Path conf;

    @BeforeEach
    void emptyConfiguration() throws Exception {
        conf = Files.createFile(folder.resolve("orric.yaml"));
        arguments.add("--conf=" + conf);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() throws Exception {
        Path token = Files.createFile(folder.resolve("token"));
        Files.writeString(
                conf,
                """
                orric.polices: orric
                orric.slot.batch-frames: 0
                orric.models.student: /no/student.pt
                """);
        assertThat(
                        errors(
                                "--cluster=flink:8081",
                                "--jar=/no/orric.jar",
                                "--ca=/no/ca.pem",
                                "--token-file=" + token))
                .contains("there is no option orric.polices, did you mean orric.policies?; ")
                .contains("--cluster is flink:8081, must be http://HOST:PORT or https://HOST:PORT")
                .contains("--token-file is " + token + ", which is empty; ")
                .contains("--ca is /no/ca.pem, which is no file; ")
                .contains("--jar is /no/orric.jar, which is no file; ")
                .contains("option orric.slot.batch-frames is 0, must be ")
                .contains("option orric.models.teacher is not set")
                .contains("option orric.profile is not set")
                .contains("option orric.registry.path is not set")
                .contains("option orric.models.student is /no/student.pt, which is not a file");
    }

    @Test
    void aSecretOnTheCommandLineIsRefusedAndNotRepeated() {
        assertThat(
                        errors(
                                "--token=hunter2",
                                "--header=X-Api-Key: hunter2",
                                "--header=Cookie: hunter2",
                                "--cluster=https://me:hunter2@flink.example.org"))
                .contains("--token does not exist, since others can read the command line: ")
                .contains("--header X-Api-Key has a secret, which others can read on the command")
                .contains("--header Cookie has a secret")
                .contains("--cluster has a user or a password in it")
                .doesNotContain("hunter2");
    }

    @Test
    void aSecretOptionOnTheCommandLineIsWarnedAboutAndNotRepeated() {
        assertThat(
                        errors(
                                "-D=orric.kafka.properties.sasl.jaas.config=hunter2",
                                "-D=s3.secret-key=hunter2"))
                .contains(
                        "orric: option orric.kafka.properties.sasl.jaas.config is a secret, and"
                                + " others can read the command line: write ${env:VARIABLE} or"
                                + " ${file:FILE:NAME} as its value")
                .contains("orric: option s3.secret-key is a secret")
                .contains("have it in the file that --conf names")
                .doesNotContain("hunter2");
        assertThat(errors("-D=orric.kafka.properties.sasl.jaas.config=${env:JAAS}"))
                .doesNotContain("is a secret");
    }

    @Test
    void aHeaderThatHttpForbidsIsRefused() {
        assertThat(errors("--header=Host: flink", "--header=nothing"))
                .contains("--header: no header 'Host' can be sent with this value")
                .contains("--header must be NAME:VALUE");
    }

    @Test
    void aTokenThatOthersCanReadOnTheWayIsWarnedAbout() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "hunter2");
        String warning = "a token or password goes to flink.example.org without TLS";
        assertThat(errors("--token-file=" + token, "--cluster=http://flink.example.org"))
                .contains(warning)
                .doesNotContain("hunter2");
        assertThat(errors("--token-file=" + token, "--cluster=https://flink.example.org"))
                .doesNotContain("without TLS");
        assertThat(errors("--token-file=" + token, "--cluster=http://localhost:8081"))
                .doesNotContain("without TLS");
    }

    @Test
    void aFileOfCertificatesMustHaveSome() throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), "none");
        assertThat(errors("--ca=" + file))
                .contains("--ca is " + file + ", which has no certificates that can be read (")
                .contains("it must be PEM, or a truststore with its password in ORRIC_CA_PASSWORD");
    }

    @Test
    void aRegistryOfAnUnknownFileSystemIsToldWithTheRemedy() {
        assertThat(errors("-D=orric.registry.path=s3://models/registry"))
                .contains(
                        "option orric.registry.path is s3://models/registry, and there is no file"
                                + " system for it on this machine: put Flink's plugin")
                .contains("FLINK_PLUGINS_DIR");
    }

    private String errors(String... more) {
        CommandLine command = Main.commandLine();
        StringWriter err = new StringWriter();
        command.setErr(new PrintWriter(err, true));
        command.setOut(new PrintWriter(new StringWriter()));
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        assertThat(command.execute(all.toArray(String[]::new))).isEqualTo(2);
        return err.toString();
    }
}
