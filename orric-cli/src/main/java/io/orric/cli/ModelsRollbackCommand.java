// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.registry.SiteVersions;
import picocli.CommandLine.Command;

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
final class ModelsRollbackCommand extends ModelsServingChange {

    @Override
    String change(SiteVersions versions, long version) throws Exception {
        long copy = versions.rollBack(version).version();
        return String.format("v%d, a copy of v%d, serves", copy, version);
    }
}
