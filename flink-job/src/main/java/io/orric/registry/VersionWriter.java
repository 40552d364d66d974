// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.flink.core.fs.Path;

/** Publishes versions of sites' students, and removes those that are too old. */
final class VersionWriter {

    /** Attempts at a number of one's own; each fails only if another writer wants the same one. */
    private static final int ATTEMPTS = 20;

    private final ModelRegistry registry;
    private final RegistryLayout layout;
    private final RegistryFiles files;
    private final VersionNumbers numbers;
    private final int keptVersions;

    VersionWriter(
            ModelRegistry registry,
            RegistryLayout layout,
            RegistryFiles files,
            VersionNumbers numbers,
            int keptVersions) {
        this.registry = registry;
        this.layout = layout;
        this.files = files;
        this.numbers = numbers;
        this.keptVersions = keptVersions;
    }

    /**
     * Publishes a student as the site's next version, pinned or not, and removes the oldest
     * versions.
     *
     * @param record record of its training; the version in it is ignored
     * @param student local file of the new student
     */
    ModelManifest publish(
            String site, Origin origin, RetrainingRecord record, java.nio.file.Path student)
            throws IOException {
        Optional<RetrainingRecord> last = registry.lastSettledBefore(site, Long.MAX_VALUE);
        long used = last.map(RetrainingRecord::version).orElse(0L);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long version = 1 + Math.max(used, registry.state(site).taken());
            Optional<ModelManifest> published =
                    claimAndWrite(site, version, now -> true, origin, record, student);
            if (published.isPresent()) {
                return published.get();
            }
        }
        throw new IOException(
                String.format(
                        "other writers took each of %d numbers for a version of '%s', is more than"
                                + " one job writing to %s?",
                        ATTEMPTS, site, layout.root()));
    }

    /**
     * Publishes a student unless the site is pinned, was taken over by another writer, or another
     * version was published since it was looked at.
     *
     * @param before the site before the student's parent was read
     * @param term term of the writer
     * @param used highest number that a version ever had, so that the number of a version that was
     *     deleted never stands for two students
     * @return empty if it is not published
     */
    Optional<ModelManifest> publishAfter(
            String site,
            SiteState before,
            WriterTerm term,
            long used,
            Origin origin,
            RetrainingRecord record,
            java.nio.file.Path student)
            throws IOException {
        long version = 1 + Math.max(used, before.taken());
        // Who pins a site or takes it over sees the claim, or is seen after it.
        return claimAndWrite(
                site,
                version,
                now -> !now.pinned() && now.term().equals(term),
                origin,
                record,
                student);
    }

    /** Empty if the number is another's, or what was written for it was annulled. */
    private Optional<ModelManifest> claimAndWrite(
            String site,
            long version,
            Predicate<SiteState> permitted,
            Origin origin,
            RetrainingRecord record,
            java.nio.file.Path student)
            throws IOException {
        Optional<Path> claim = numbers.claim(site, version, permitted);
        return claim.isEmpty()
                ? Optional.empty()
                : write(site, version, claim.get(), origin, record, student);
    }

    private Optional<ModelManifest> write(
            String site,
            long version,
            Path claim,
            Origin origin,
            RetrainingRecord record,
            java.nio.file.Path student)
            throws IOException {
        ModelManifest manifest;
        try {
            String digest;
            try (InputStream in = Files.newInputStream(student);
                    OutputStream out = files.create(layout.model(site, version))) {
                digest = Digests.copy(in, out);
            }
            manifest = ModelManifest.of(version, origin, record, digest);
            files.writeJson(layout.manifest(site, version), manifest);
        } catch (IOException | RuntimeException e) {
            files.delete(claim);
            throw e;
        }
        if (!numbers.stands(site, version, claim)) {
            return Optional.empty();
        }
        mark(site, version);
        prune(site, version);
        return Optional.of(manifest);
    }

    /** Marks the newest version of a site, so that a look at all sites finds it. */
    void mark(String site, long version) throws IOException {
        files.create(layout.newest(site, version)).close();
        for (long older : NewestVersions.marked(files.names(layout.newest()), site)) {
            if (older < version) {
                files.delete(layout.newest(site, older));
            }
        }
    }

    /**
     * Removes versions that are too old, and what is left of those whose writers died.
     *
     * @param published version that was published just now
     */
    private void prune(String site, long published) throws IOException {
        List<Long> stored = numbers.of(site);
        if (stored.size() <= keptVersions) {
            return;
        }
        List<Long> remembered =
                registry.remembered(site).stream().map(RememberedStudent::version).toList();
        long now = publishedAt(site, published);
        int kept = 0;
        for (long version : stored) {
            if (kept < keptVersions) {
                kept += registry.isPublished(site, version) ? 1 : 0;
            } else if (!remembered.contains(version) && !numbers.isBeingMade(site, version, now)) {
                files.delete(layout.version(site, version));
            }
        }
    }

    /** Time of the manifest, by the same clock as that of claims; 0 if it is gone already. */
    private long publishedAt(String site, long version) throws IOException {
        return files.entries(layout.version(site, version)).stream()
                .filter(entry -> entry.name().equals(RegistryLayout.MANIFEST))
                .mapToLong(RegistryFiles.Entry::modified)
                .findFirst()
                .orElse(0);
    }
}
