// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.chart.Quantities;
import io.orric.registry.ModelManifest;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.SiteSummary;
import io.orric.registry.StoredVersion;
import io.orric.text.TerminalText;
import io.orric.text.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tables of a registry's sites and versions for people. */
final class ModelsText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String NONE = "–";

    /** Characters of a digest that tell the versions of a site apart. */
    private static final int DIGEST = 10;

    /** A row for each site. */
    static List<String> of(List<SiteSummary> sites, Instant now) {
        TextTable table =
                new TextTable("site", "serves", "pinned", "versions", "age", "last retraining");
        for (SiteSummary site : sites) {
            table.add(
                    site.site(),
                    "v" + site.serves(),
                    site.pinned() ? "yes" : "no",
                    String.valueOf(site.versions()),
                    site.since().isEmpty() ? NONE : age(site.since().getAsLong(), now),
                    site.last().map(ModelsText::ended).orElse(NONE));
        }
        return table.lines();
    }

    /** The site in a line, a row for each version, and how the last retraining ended. */
    static List<String> of(
            String site,
            boolean pinned,
            List<StoredVersion> versions,
            Optional<RetrainingRecord> last,
            ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        "%s: v%d serves%s",
                        TerminalText.escaped(site),
                        versions.stream()
                                .filter(StoredVersion::serves)
                                .mapToLong(StoredVersion::number)
                                .findFirst()
                                .orElse(0),
                        pinned ? " and is pinned" : ""));
        TextTable table =
                new TextTable(
                        "version",
                        "parent",
                        "published",
                        "frames",
                        "slot",
                        "method",
                        "agreement",
                        "size",
                        "digest",
                        "notes");
        for (StoredVersion version : versions) {
            Optional<ModelManifest> manifest = version.manifest();
            table.add(
                    "v" + version.number(),
                    manifest.map(each -> "v" + each.parent()).orElse(NONE),
                    TIME.format(Instant.ofEpochMilli(version.published()).atZone(zone)),
                    manifest.map(ModelsText::frames).orElse(NONE),
                    manifest.map(each -> String.valueOf(each.slot())).orElse(NONE),
                    manifest.map(ModelManifest::method).orElse(NONE),
                    manifest.map(ModelsText::agreement).orElse(NONE),
                    size(version.bytes()),
                    manifest.map(each -> beginning(each.sha256())).orElse(NONE),
                    notes(version, pinned));
        }
        lines.addAll(versions.isEmpty() ? List.of() : table.lines());
        last.ifPresent(
                record ->
                        lines.add(
                                String.format(
                                        "Last retraining: slot %d, %s",
                                        record.slot(), TerminalText.escaped(ended(record)))));
        return lines;
    }

    private static String notes(StoredVersion version, boolean pinned) {
        List<String> notes = new ArrayList<>();
        if (version.serves()) {
            notes.add(pinned ? "serves, pinned" : "serves");
        }
        version.manifest()
                .filter(ModelManifest::isCopy)
                .ifPresent(manifest -> notes.add("copy of v" + manifest.parent()));
        if (version.remembered()) {
            notes.add("remembered");
        }
        version.damage().ifPresent(damage -> notes.add("damaged: " + damage));
        return String.join(", ", notes);
    }

    private static String frames(ModelManifest manifest) {
        return manifest.samples() == 0 ? NONE : String.valueOf(manifest.samples());
    }

    private static String agreement(ModelManifest manifest) {
        return Double.isNaN(manifest.agreementAfter())
                ? NONE
                : Quantities.percent(manifest.agreementBefore())
                        + " → "
                        + Quantities.percent(manifest.agreementAfter());
    }

    /** A manifest may say anything, so the digest may be missing or short. */
    private static String beginning(String digest) {
        return digest == null ? NONE : digest.substring(0, Math.min(DIGEST, digest.length()));
    }

    private static String ended(RetrainingRecord record) {
        String outcome = String.valueOf(record.outcome()).toLowerCase(Locale.ROOT);
        if (record.outcome() == RetrainingRecord.Outcome.PUBLISHED) {
            return outcome + " v" + record.version();
        }
        boolean reason = record.detail() != null && !record.detail().isEmpty();
        return reason ? outcome + ": " + record.detail() : outcome;
    }

    private static String size(long bytes) {
        String size = Quantities.compact((double) bytes);
        return size.contains(" ") ? size + "B" : size + " B";
    }

    private static String age(long since, Instant now) {
        Duration age = Duration.between(Instant.ofEpochMilli(since), now);
        if (age.toMinutes() < 1) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " d";
    }

    private ModelsText() {}
}
