// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.job.JobOptions;
import io.orric.registry.SiteVersions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code orric models rollback}: an older student as a new version. */
@Command(
        name = "rollback",
        description = {
            "Have an older student serve again, and retraining go on from it.",
            "",
            "Its file becomes a new version, whose manifest says which one it is a copy of, so"
                    + " numbers of versions never fall and nothing is lost. A retraining that is"
                    + " under way publishes nothing. The next one may move the site again:"
                    + " 'orric models pin' keeps it where it is.",
            ""
        },
        footer = {"", "Example:", "  orric models rollback north 41"})
final class ModelsRollbackCommand extends ModelsChange {

    @Parameters(
            index = "1",
            paramLabel = "VERSION",
            converter = ModelsChange.Version.class,
            description =
                    "Version to go back to, such as 41; 0 is the student that the job was submitted"
                            + " with, whose file --student or the configuration names.")
    private long version;

    @Mixin private final RegistryOptions registry = new RegistryOptions(JobOptions.STUDENT);

    @Override
    SiteVersions open(String name) throws Exception {
        return registry.site(name, version);
    }

    @Override
    String change(SiteVersions versions) throws Exception {
        long copy = versions.rollBack(version).version();
        return String.format("v%d, a copy of v%d, serves", copy, version);
    }
}
