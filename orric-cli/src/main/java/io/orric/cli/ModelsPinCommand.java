// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.registry.SiteVersions;
import picocli.CommandLine.Command;

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
final class ModelsPinCommand extends ModelsServingChange {

    @Override
    String change(SiteVersions versions, long version) throws Exception {
        return versions.pin(version)
                .map(
                        copy ->
                                String.format(
                                        "v%d, a copy of v%d, serves and is pinned",
                                        copy.version(), version))
                .orElseGet(() -> String.format("v%d serves and is pinned", version));
    }
}
