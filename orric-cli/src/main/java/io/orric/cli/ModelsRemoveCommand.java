// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.registry.SiteVersions;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code orric models remove}: a version is deleted. */
@Command(
        name = "remove",
        description = {
            "Delete a version that does not serve.",
            "",
            "Versions that came of it have files of their own and stay. The newest version is kept"
                    + " even if it is damaged: the next one has its number from it.",
            ""
        },
        footer = {"", "Example:", "  orric models remove north 42"})
final class ModelsRemoveCommand extends ModelsChange {

    @Parameters(
            index = "1",
            paramLabel = "VERSION",
            converter = ModelsChange.Version.class,
            description = "Version to delete, such as 42.")
    private long version;

    @Mixin private final RegistryOptions registry = new RegistryOptions();

    @Override
    SiteVersions open(String name) throws Exception {
        return registry.open().site(name, Optional.empty());
    }

    @Override
    String change(SiteVersions versions) throws Exception {
        return versions.remove(version)
                ? String.format(
                        "v%d is removed; the condition that it was remembered for begins with"
                                + " another student",
                        version)
                : String.format("v%d is removed", version);
    }
}
