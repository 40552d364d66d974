// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RememberedStudent;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ModelsCommandTest {

    private static final String HOSTILE = "../\u001b[2Jnorth";

    @TempDir private Path folder;

    private Path root;
    private Path conf;
    private ModelRegistry registry;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void fill() throws Exception {
        root = folder.resolve("registry");
        conf = Files.createFile(folder.resolve("orric.yaml"));
        registry = new ModelRegistry(root.toString(), 10);
        publish("north", 1, "good");
        publish("north", 2, "bad");
        registry.remember(
                "north", List.of(new RememberedStudent(1, 1, 1, 9, List.of(1.0), List.of(1.0))));
    }

    @Test
    void sitesAreListed() throws Exception {
        publish(HOSTILE, 1, "other");
        registry.record(
                HOSTILE,
                new RetrainingRecord(2, 2000, Outcome.FAILED, 1, 0, 0, 0, "\u001b[0m\nteacher"));
        assertThat(orric("list")).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .hasSize(3)
                .startsWith("site serves pinned versions age last retraining")
                .anyMatch(line -> line.matches("north v2 no 2 \\d+ s published v2"))
                .anyMatch(
                        line ->
                                line.startsWith("../\\u{1b}[2Jnorth v1 no 1 ")
                                        && line.endsWith("failed: \\u{1b}[0m\\u{a}teacher"));
    }

    @Test
    void anEmptyRegistrySaysSo() throws Exception {
        root = Files.createDirectories(folder.resolve("empty"));
        assertThat(orric("list")).isZero();
        assertThat(out).hasToString(lines("No site has been retrained yet, v0 serves everywhere."));
    }

    @Test
    void aBadStudentIsRolledBackPinnedAndRemoved() throws Exception {
        assertThat(orric("rollback", "north", "v1")).isZero();
        assertThat(orric("pin", "north", "3")).isZero();
        assertThat(orric("remove", "north", "2")).isZero();
        assertThat(out)
                .hasToString(
                        lines(
                                "north: v3, a copy of v1, serves",
                                "north: v3 serves and is pinned",
                                "north: v2 is removed"));
        out.getBuffer().setLength(0);
        assertThat(orric("show", "north")).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .hasSize(5)
                .startsWith(
                        "north: v3 serves and is pinned",
                        "version parent published frames slot method agreement size digest notes")
                .anyMatch(
                        line ->
                                line.matches(
                                        "v3 v1 \\S+ \\S+ 40 1 copy 50.0 % → 75.0 % 4 B 770e607624"
                                                + " serves, pinned, copy of v1"))
                .anyMatch(line -> line.startsWith("v1 v0 ") && line.endsWith(" remembered"))
                .endsWith("Last retraining: slot 2, published v2");
        out.getBuffer().setLength(0);
        assertThat(orric("unpin", "north")).isZero();
        assertThat(orric("unpin", "north")).isZero();
        assertThat(orric("remove", "north", "1")).isZero();
        assertThat(out)
                .hasToString(
                        lines(
                                "north: no longer pinned",
                                "north: was not pinned",
                                "north: v1 is removed; the condition that it was remembered for"
                                        + " begins with another student"));
    }

    @Test
    void theStudentThatTheJobBeganWithComesBackByItsFile() throws Exception {
        Path base = Files.writeString(folder.resolve("base.pt"), "base");
        registry.installBase(base);
        assertRefused(
                "v0 is the student that the job was submitted with: name its file by --student"
                        + " FILE or orric.models.student",
                "rollback",
                "north",
                "0");
        assertThat(orric("rollback", "north", "0", "--student", base.toString())).isZero();
        assertThat(out).hasToString(lines("north: v3, a copy of v0, serves"));
    }

    @Test
    void programsReadJson() throws Exception {
        publish(HOSTILE, 1, "other");
        registry.record(
                HOSTILE,
                new RetrainingRecord(
                        2, 2000, Outcome.SKIPPED, 1, 0, Double.NaN, Double.NaN, "too few"));
        assertThat(orric("list", "--json")).isZero();
        assertThat(out.toString())
                .contains("\"agreementBefore\":null,\"agreementAfter\":null")
                .doesNotContain("NaN");
        List<JsonNode> sites = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            assertThat(line).matches("[ -~]*");
            sites.add(new ObjectMapper().readTree(line));
        }
        assertThat(sites)
                .extracting(site -> site.get("site").asText())
                .containsExactlyInAnyOrder("north", HOSTILE);
        out.getBuffer().setLength(0);
        Files.writeString(root.resolve("north/v00000002/student.pt"), "damaged");
        assertThat(orric("show", "north", "--json")).isZero();
        JsonNode north = new ObjectMapper().readTree(out.toString());
        assertThat(north.get("serves").asLong()).isEqualTo(1);
        assertThat(north.get("versions")).hasSize(2);
        assertThat(north.get("versions").get(0).get("damage").asText()).contains("has digest");
        assertThat(north.get("versions").get(1).get("manifest").get("samples").asInt())
                .isEqualTo(40);
    }

    @Test
    void theConfigurationNamesTheRegistryToo() throws Exception {
        Files.writeString(conf, "orric.registry.path: " + root + "\n");
        assertThat(run("models", "show", "north", "--conf", conf.toString())).isZero();
        assertThat(out.toString()).startsWith("north: v2 serves");
    }

    @Test
    void whatIsRefusedIsOneLine() {
        assertRefused("v2 of site 'north' serves already", "rollback", "north", "2");
        assertRefused(
                "v2 of site 'north' serves: roll back to another version first",
                "remove",
                "north",
                "2");
        assertRefused(
                "there is no site 'nort' in " + root + ", 'orric models list' shows those that are",
                "show",
                "nort");
        assertRefused(
                "site 'north' has no v9, its versions are v1, v2, and v0, with which it began",
                "pin",
                "north",
                "9");
    }

    @Test
    void wrongUsageIsTold() {
        assertThat(run("models")).isEqualTo(2);
        assertThat(run("models", "list", "--conf", conf.toString())).isEqualTo(2);
        assertThat(list(folder + "/none")).isEqualTo(2);
        assertThat(list("s3://bucket/registry")).isEqualTo(2);
        assertThat(orric("pin", "north", "newest")).isEqualTo(2);
        assertThat(orric("pin", "north")).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(6)
                .anyMatch(
                        line ->
                                line.endsWith(
                                        "there is no command; commands are list, show, rollback,"
                                                + " pin, unpin, remove (see 'orric models --help')"))
                .anyMatch(line -> line.contains("no registry is named: give its folder with"))
                .anyMatch(line -> line.endsWith("there is no registry at " + folder + "/none"))
                .anyMatch(line -> line.contains("no file system of this command has s3://bucket"))
                .anyMatch(line -> line.contains("'newest' is no version, must be a number such as"))
                .anyMatch(line -> line.contains("VERSION"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "rollback", "pin", "unpin", "remove"})
    void everyCommandHelps(String command) {
        assertThat(run("models", command, "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: orric models " + command, "--registry=PATH", "Exit codes: 0")
                .doesNotContain("Required.");
    }

    private void assertRefused(String line, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(orric(arguments)).isEqualTo(1);
        assertThat(err).hasToString(lines("orric: " + line));
    }

    private int orric(String... arguments) {
        List<String> given = new ArrayList<>(List.of("models"));
        given.addAll(Arrays.asList(arguments));
        given.addAll(List.of("--registry", root.toString(), "--conf", conf.toString()));
        return run(given.toArray(String[]::new));
    }

    private int list(String path) {
        return run("models", "list", "--registry", path, "--conf", conf.toString());
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private void publish(String site, long slot, String content) throws IOException {
        Path student = Files.writeString(folder.resolve("student.pt"), content);
        RetrainingRecord record =
                new RetrainingRecord(slot, slot * 1000, Outcome.PUBLISHED, slot, 40, 0.5, 0.75, "");
        registry.publish(site, registry.newest(site), record, student);
        registry.record(site, record);
    }
}
