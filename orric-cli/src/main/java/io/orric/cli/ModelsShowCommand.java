// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.registry.RetrainingRecord;
import io.orric.registry.SiteVersions;
import io.orric.registry.StoredVersion;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orric models show}: the versions of a site. */
@Command(
        name = "show",
        description = {
            "Show the versions of a site's student, the newest first, and check their files.",
            "",
            "'parent' is the version that it was made from, 'frames' and 'slot' what it was"
                    + " trained on, 'agreement' the share of held-out frames on which the parent"
                    + " and it agreed with the teacher, '–' where none were held out. A copy has"
                    + " the figures of the version that it has its file from.",
            ""
        })
final class ModelsShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SITE", description = "Name of the site.")
    private String site;

    @Mixin private final RegistryOptions registry = new RegistryOptions();

    @Option(
            names = "--json",
            description =
                    "A JSON object: site, serves, pinned, lastRetraining and versions, each with"
                            + " its manifest, bytes, publishedAt (ms since the epoch), serves,"
                            + " remembered and damage.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        SiteVersions of = registry.open().site(site, Optional.empty());
        List<StoredVersion> versions = of.versions();
        boolean pinned = of.isPinned();
        Optional<RetrainingRecord> last = of.lastRetraining();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ModelsJson.of(site, pinned, versions, last));
        } else {
            ModelsText.of(site, pinned, versions, last, ZoneId.systemDefault())
                    .forEach(out::println);
        }
        return 0;
    }
}
