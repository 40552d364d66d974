// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void wrongInputIsToldAsItIs() {
        assertThat(Failures.oneLine(new IllegalArgumentException("option x is 5")))
                .isEqualTo("option x is 5");
        assertThat(Failures.oneLine(new NoSuchFileException("profile.yaml does not exist")))
                .isEqualTo("profile.yaml does not exist");
    }

    @Test
    void wrongInputIsToldInOneLine() {
        assertThat(Failures.oneLine(new IllegalArgumentException("no YAML:\n  line 3\n   ^")))
                .isEqualTo("no YAML: line 3 ^");
    }

    @Test
    void aFailureIsToldByItsInnermostCause() {
        Exception failure =
                new ExecutionException(new IOException("outer", new IOException("disk full")));
        assertThat(Failures.oneLine(failure))
                .startsWith("IOException: disk full (more in ")
                .doesNotContain("outer");
    }

    @Test
    void aTakenPortIsToldWithTheRemedy() {
        assertThat(Failures.oneLine(new IOException(new BindException("port 8081"))))
                .startsWith(
                        "BindException: port 8081, give another with -D rest.bind-port=PORT (more");
    }

    @Test
    void aFailureWithoutMessageIsToldByItsKind() {
        assertThat(Failures.oneLine(new IllegalStateException()))
                .startsWith("IllegalStateException (more in ");
    }

    @Test
    void onlyTheFirstLineOfAFailureIsTold() {
        assertThat(Failures.oneLine(new IllegalStateException("first\nsecond")))
                .startsWith("IllegalStateException: first (more in ")
                .doesNotContain("second");
    }

    @Test
    void onlyWrongInputIsUsage() {
        assertThat(Failures.isUsage(new IllegalArgumentException("x"))).isTrue();
        assertThat(Failures.isUsage(new NoSuchFileException("x"))).isTrue();
        assertThat(Failures.isUsage(new IOException("x"))).isFalse();
        assertThat(Failures.isUsage(new IllegalStateException("x"))).isFalse();
    }
}
