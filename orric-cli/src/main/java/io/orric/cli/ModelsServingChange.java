// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.job.JobOptions;
import io.orric.registry.Digests;
import io.orric.registry.SiteVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A change by which another version serves, and the student that v0 is. */
abstract class ModelsServingChange extends ModelsChange {

    @Parameters(
            index = "1",
            paramLabel = "VERSION",
            converter = ModelsChange.Version.class,
            description =
                    "Version to serve, such as 41; 0 is the student that the job was submitted"
                            + " with.")
    private long version;

    @Option(
            names = "--student",
            paramLabel = "FILE",
            description =
                    "File of the student that the job was submitted with, for version 0 (default:"
                            + " orric.models.student of the configuration).")
    private Path student;

    @Mixin private final RegistryOptions registry = new RegistryOptions();

    /** Makes the change; returns what became of it. */
    abstract String change(SiteVersions versions, long version) throws Exception;

    @Override
    String change(SiteVersions versions) throws Exception {
        return change(versions, version);
    }

    @Override
    SiteVersions open(String name) throws IOException {
        Configuration config = registry.configuration();
        if (student != null) {
            JobOptions.STUDENT.set(config, student.toString());
        }
        Optional<String> base = version == 0 ? base(config) : Optional.empty();
        return registry.open(config).site(name, base);
    }

    private static Optional<String> base(Configuration config) throws IOException {
        if (!JobOptions.STUDENT.isSet(config)) {
            return Optional.empty();
        }
        return Optional.of(Digests.sha256(Files.readAllBytes(JobOptions.STUDENT.readFile(config))));
    }
}
