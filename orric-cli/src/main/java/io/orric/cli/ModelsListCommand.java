// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.registry.ModelRegistry;
import io.orric.registry.SiteSummary;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orric models list}: the sites of a registry. */
@Command(
        name = "list",
        description = {
            "Show the sites of a registry: the version that serves, whether it is pinned, how many"
                    + " versions there are, how long ago it was published, and how the last"
                    + " retraining ended.",
            "",
            "The version that serves is told by the manifests; 'orric models show' reads the"
                    + " students' files too, and finds those that are damaged.",
            ""
        })
final class ModelsListCommand implements Callable<Integer> {

    @Mixin private final RegistryOptions registry = new RegistryOptions();

    @Option(
            names = "--json",
            description =
                    "A JSON object on each line: site, serves (version), publishedAt (ms since the"
                            + " epoch), pinned, versions (number), lastRetraining.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ModelRegistry models = registry.open();
        List<SiteSummary> sites = new ArrayList<>();
        for (String site : models.sites()) {
            SiteSummary summary = models.site(site, Optional.empty()).summary();
            if (summary.versions() > 0 || summary.last().isPresent()) {
                sites.add(summary);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            sites.stream().map(ModelsJson::of).forEach(out::println);
        } else if (sites.isEmpty()) {
            out.println("No site has been retrained yet, v0 serves everywhere.");
        } else {
            ModelsText.of(sites, Instant.now()).forEach(out::println);
        }
        return 0;
    }
}
