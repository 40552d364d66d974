// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class BenchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void forgetHome() {
        System.clearProperty("orric.home");
    }

    @Test
    void whatIsNotLiveIsForJmh() {
        ParseResult bench =
                command().parseArgs("bench", "decide", "-p", "size=6x4", "-f", "3").subcommand();

        assertThat(bench.hasSubcommand()).isFalse();
        assertThat(bench.unmatched()).containsExactly("decide", "-p", "size=6x4", "-f", "3");
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
        assertThat(run("bench", "live", "--seconds", "0")).isEqualTo(2);
        assertThat(run("bench", "live", "--guarantee", "sometimes")).isEqualTo(2);

        assertThat(err.toString())
                .contains("--seconds is 0, must be at least 1")
                .contains("--guarantee")
                .contains("sometimes");
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
