// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.job.JobOptions;
import io.orric.registry.SiteVersions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code orric models pin}: a student that retraining does not replace. */
@Command(
        name = "pin",
        description = {
            "Have a student serve, and keep retraining from replacing it.",
            "",
            "If another version serves now, its file becomes a new version, as with 'orric models"
                    + " rollback'. Samples of a pinned site are not trained on, and recorded as"
                    + " skipped; the site's teacher stays as it is too. A pin outlasts the job,"
                    + " until 'orric models unpin'.",
            ""
        },
        footer = {"", "Example:", "  orric models pin north 41"})
final class ModelsPinCommand extends ModelsChange {

    @Parameters(
            index = "1",
            paramLabel = "VERSION",
            converter = ModelsChange.Version.class,
            description =
                    "Version to serve, such as 41; 0 is the student that the job was submitted"
                            + " with, whose file --student or the configuration names.")
    private long version;

    @Mixin private final RegistryOptions registry = new RegistryOptions(JobOptions.STUDENT);

    @Override
    SiteVersions open(String name) throws Exception {
        return registry.site(name, version);
    }

    @Override
    String change(SiteVersions versions) throws Exception {
        return versions.pin(version)
                .map(
                        copy ->
                                String.format(
                                        "v%d, a copy of v%d, serves and is pinned",
                                        copy.version(), version))
                .orElseGet(() -> String.format("v%d serves and is pinned", version));
    }
}
