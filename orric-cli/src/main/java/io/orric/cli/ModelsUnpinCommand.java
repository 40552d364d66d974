// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.registry.SiteVersions;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code orric models unpin}: retraining goes on. */
@Command(
        name = "unpin",
        description = {
            "Have retraining go on, from the student that serves, with the site's next sample.",
            ""
        },
        footer = {"", "Example:", "  orric models unpin north"})
final class ModelsUnpinCommand extends ModelsChange {

    @Mixin private final RegistryOptions registry = new RegistryOptions();

    @Override
    SiteVersions open(String name) throws Exception {
        return registry.open().site(name, Optional.empty());
    }

    @Override
    String change(SiteVersions versions) throws Exception {
        return versions.unpin() ? "no longer pinned" : "was not pinned";
    }
}
