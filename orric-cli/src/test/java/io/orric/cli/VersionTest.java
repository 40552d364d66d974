// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps every mention of the project's version equal to that of its POM. */
class VersionTest {

    /** The tag of the image, or the version of a dependency on one of the modules. */
    private static final Pattern MENTION =
            Pattern.compile(
                    "orric-flink(?::|\\s+newTag: )([^\\s`]+)"
                            + "|<artifactId>orric-[^<]+</artifactId>\\s*<version>([^<]+)");

    @Test
    void theCommandPrintsTheVersionOfThePom() throws Exception {
        StringWriter out = new StringWriter();
        assertThat(Main.commandLine().setOut(new PrintWriter(out)).execute("--version")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("orric " + pomVersion());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docker/compose.yaml",
                "docker/kubernetes/kustomization.yaml",
                "docs/docker.md",
                "orric-operator/README.md"
            })
    void filesNameTheVersionOfThePom(String file) throws Exception {
        assertThat(mentions(file)).isNotEmpty().containsOnly(pomVersion());
    }

    private static List<String> mentions(String file) throws IOException {
        return MENTION.matcher(Files.readString(Path.of("..", file)))
                .results()
                .map(VersionTest::version)
                .toList();
    }

    private static String version(MatchResult mention) {
        return mention.group(1) == null ? mention.group(2) : mention.group(1);
    }

    private static String pomVersion() throws Exception {
        return XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "/project/version",
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(Path.of("../pom.xml").toFile()));
    }
}
