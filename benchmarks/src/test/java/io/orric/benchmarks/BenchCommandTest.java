// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orric.benchmarks.pictures.CameraPictures;
import io.orric.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class BenchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    @AfterEach
    void forgetHome() {
        System.clearProperty("orric.home");
    }

    @Test
    void aDecisionIsMeasuredAndWritten() throws Exception {
        Path summary = folder.resolve("bench.json");

        int exit = run("bench", "--quick", "--rows=decide", "--rounds=2", "--summary=" + summary);

        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString()).contains("cores").contains("decide").contains("ours ≤ 100");
        JsonNode row = new ObjectMapper().readTree(summary.toFile()).path("rows").path(0);
        assertThat(row.path("name").asText()).isEqualTo("decide");
        assertThat(row.path("ours").asDouble()).isPositive();
        assertThat(row.path("reference").isNull()).isTrue();
        assertThat(row.path("spread").path("rounds").asInt()).isEqualTo(2);
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void theHelpNamesEveryRowAndHowLongItTakes() {
        assertThat(run("bench", "--help")).isZero();

        String help = out.toString().replaceAll("\\s+", " ");
        assertThat(help).startsWith("Usage: orric bench").contains("minutes");
        for (String name : CatalogueTest.NAMES) {
            assertThat(help).contains(name.replaceAll("(b\\d+)-\\d+px", "$1"));
        }
    }

    @Test
    void jmhKeepsItsOwnOptions() {
        ParseResult jmh =
                command()
                        .parseArgs("bench", "jmh", "decide", "-p", "size=6x4", "-f", "3")
                        .subcommand()
                        .subcommand();

        assertThat(jmh.unmatched()).containsExactly("decide", "-p", "size=6x4", "-f", "3");
    }

    @Test
    void liveHasOptionsOfItsOwn() {
        assertThat(run("bench", "live", "--help")).isZero();

        assertThat(out.toString())
                .startsWith("Usage: orric bench live")
                .contains("--guarantee=LIST")
                .contains("none,", "at-least-once, exactly-once")
                .contains("answers 95 %\n");
    }

    @Test
    void wrongOptionsAreTold() {
        assertThat(run("bench", "--rows", "decode-8k")).isEqualTo(2);
        assertThat(run("bench", "--rounds", "0")).isEqualTo(2);
        assertThat(run("bench", "decide")).isEqualTo(2);
        assertThat(run("bench", "--summary", "/no/folder/bench.json")).isEqualTo(2);
        assertThat(run("bench", "live", "--seconds", "0")).isEqualTo(2);
        assertThat(run("bench", "live", "--guarantee", "sometimes")).isEqualTo(2);
        assertThat(run("bench", "contention", "--slot", "0")).isEqualTo(2);
        assertThat(run("bench", "contention", "--capacity", "plenty")).isEqualTo(2);

        List<String> lines = err.toString().lines().toList();
        assertThat(lines).hasSize(8);
        assertThat(lines.get(0)).contains("--rows is decode-8k, must be one of decode-720p, ");
        assertThat(lines.get(1)).contains("--rounds is 0, must be at least 1");
        assertThat(lines.get(2)).contains("decide");
        assertThat(lines.get(3)).contains("--summary").contains("folder does not exist");
        assertThat(lines.get(4)).contains("--seconds is 0, must be at least 1");
        assertThat(lines.get(5)).contains("--guarantee").contains("sometimes");
        assertThat(lines.get(6)).contains("--slot is 0, must be at least 1");
        assertThat(lines.get(7)).contains("--capacity").contains("plenty");
    }

    @Test
    void picturesOfACameraAreTaken() throws Exception {
        Files.write(folder.resolve("gate.jpg"), CameraPictures.QVGA.render(1).get(0));

        int exit = run("bench", "--quick", "--rows=decode-720p", "--pictures=" + folder);

        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString()).contains("decode-720p");
    }

    @Test
    void foldersWithoutPicturesAreTold() {
        assertThat(run("bench", "--pictures", "/no/folder")).isEqualTo(2);
        assertThat(run("bench", "--pictures", folder.toString())).isEqualTo(2);

        assertThat(err.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).contains("--pictures is /no/folder, must be"),
                        line -> assertThat(line).contains("must have files NAME.jpg"));
    }

    @Test
    void modelsThatAreMissingAreNamedBeforeAnythingIsMeasured() {
        System.setProperty("orric.home", "/no/checkout");

        assertThat(run("bench", "--rows", "decode,infer-b1")).isEqualTo(2);
        assertThat(err.toString().lines().toList())
                .singleElement()
                .asString()
                .contains("/no/checkout/models/roadside/student.pt is missing")
                .contains("--models");
    }

    /** As in the image, where the command has no checkout to start a broker from. */
    @Test
    void withoutACheckoutLiveEndsWithALine() {
        System.setProperty("orric.home", "/no/checkout");

        assertThat(run("bench", "live")).isEqualTo(1);
        assertThat(err.toString().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains("is a checkout of the project, run this in one");
    }

    private int run(String... arguments) {
        return command().execute(arguments);
    }

    private CommandLine command() {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }
}
