// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version that this build has by its POM. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        try (InputStream version = Version.class.getResourceAsStream("version.txt")) {
            return new String[] {
                "orric " + new String(version.readAllBytes(), StandardCharsets.UTF_8).strip()
            };
        }
    }
}
