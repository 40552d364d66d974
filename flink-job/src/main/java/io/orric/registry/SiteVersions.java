// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A site's versions as its operator sees and changes them while the job runs.
 *
 * <p>An older student comes back as a new version with the same file, so the version that serves
 * never falls, the job finds it as it finds any other, and retraining goes on from it. A pin keeps
 * retraining from publishing. What the job does meanwhile is settled by {@link VersionNumbers}: a
 * retraining that began before a change either has a lower number, or finds its own taken or the
 * pin, and publishes nothing.
 */
public final class SiteVersions {

    private static final RetrainingRecord UNTRAINED =
            new RetrainingRecord(
                    0, 0, RetrainingRecord.Outcome.PUBLISHED, 0, 0, Double.NaN, Double.NaN, "");

    private final ModelRegistry registry;
    private final RegistryLayout layout;
    private final RegistryFiles files;
    private final String site;
    private final Optional<String> base;

    /**
     * @param base digest of the student that the site began with; empty if unknown
     */
    SiteVersions(
            ModelRegistry registry,
            RegistryLayout layout,
            RegistryFiles files,
            String site,
            Optional<String> base) {
        this.registry = registry;
        this.layout = layout;
        this.files = files;
        this.site = site;
        this.base = base;
    }

    /** The site in a few figures, without a look at the students' files. */
    public SiteSummary summary() throws IOException {
        List<Long> published = registry.versions(site);
        long serves = 0;
        for (long version : published) {
            if (manifest(version).isPresent()) {
                serves = version;
                break;
            }
        }
        return new SiteSummary(
                site,
                serves,
                serves == 0 ? OptionalLong.empty() : OptionalLong.of(publishedAt(serves)),
                isPinned(),
                published.size(),
                registry.lastSettledBefore(site, Long.MAX_VALUE));
    }

    /** Returns whether retraining publishes nothing. */
    public boolean isPinned() throws IOException {
        return files.exists(layout.pin(site));
    }

    /** The record of the last retraining; empty if there is none. */
    public Optional<RetrainingRecord> lastRetraining() throws IOException {
        return registry.lastSettledBefore(site, Long.MAX_VALUE);
    }

    /**
     * The published versions, newest first. Reads each student to check its digest.
     *
     * @throws RefusedChangeException if there is no such site
     */
    public List<StoredVersion> versions() throws IOException {
        requireSite();
        Set<Long> remembered =
                registry.remembered(site).stream()
                        .map(RememberedStudent::version)
                        .collect(Collectors.toSet());
        List<StoredVersion> versions = new ArrayList<>();
        boolean served = false;
        for (long number : registry.versions(site)) {
            Optional<String> damage = damage(number);
            boolean serves = damage.isEmpty() && !served;
            served |= serves;
            versions.add(
                    new StoredVersion(
                            number,
                            manifest(number),
                            entry(number, layout.model(site, number).getName())
                                    .map(RegistryFiles.Entry::bytes)
                                    .orElse(0L),
                            publishedAt(number),
                            serves,
                            remembered.contains(number),
                            damage));
        }
        return versions;
    }

    /**
     * Has an older student serve again, as a new version with the same file.
     *
     * @param version the older version, 0 for the student that the site began with
     * @return the new version
     * @throws RefusedChangeException if it is missing or damaged, serves already, or the site is
     *     pinned
     */
    public ModelManifest rollBack(long version) throws IOException {
        requireSite();
        if (isPinned()) {
            throw new RefusedChangeException(
                    String.format(
                            "site '%s' is pinned: pin it to v%d instead, or unpin it first",
                            site, version));
        }
        if (version == serving()) {
            throw new RefusedChangeException(
                    String.format("v%d of site '%s' serves already", version, site));
        }
        return copy(version);
    }

    /**
     * Has a version serve, and keeps retraining from publishing another one until {@link #unpin}.
     *
     * @param version the version, 0 for the student that the site began with
     * @return the new version with the same file if it has not served; empty if it has
     * @throws RefusedChangeException if it is missing or damaged
     */
    public Optional<ModelManifest> pin(long version) throws IOException {
        requireSite();
        boolean before = isPinned();
        requireSound(version);
        files.create(layout.pin(site)).close();
        try {
            SiteState state = registry.state(site);
            // A claim above it is of a retraining that has not seen the pin.
            boolean stays = version == serving() && state.taken() == state.newest();
            return stays ? Optional.empty() : Optional.of(copy(version));
        } catch (IOException | RuntimeException e) {
            if (!before) {
                unpin();
            }
            throw e;
        }
    }

    /**
     * Has retraining publish again.
     *
     * @return whether the site was pinned
     */
    public boolean unpin() throws IOException {
        requireSite();
        boolean pinned = isPinned();
        files.delete(layout.pin(site));
        return pinned;
    }

    /**
     * Deletes a version.
     *
     * @return whether the site could have come back to it with a condition
     * @throws RefusedChangeException if it is missing, the newest or serves
     */
    public boolean remove(long version) throws IOException {
        requireSite();
        if (version == 0) {
            throw new RefusedChangeException(
                    "v0 is the student that the site began with, which other sites share");
        }
        if (!registry.versions(site).contains(version)) {
            throw missing(version);
        }
        long serving = serving();
        if (version == serving) {
            throw new RefusedChangeException(
                    String.format(
                            "v%d of site '%s' serves: roll back to another version first",
                            version, site));
        }
        if (version == registry.newest(site)) {
            throw new RefusedChangeException(
                    String.format(
                            "v%d is the newest version of site '%s', from which the next one has its"
                                    + " number: let a newer one come first, by retraining or by rolling"
                                    + " back to another version than v%d",
                            version, site, version));
        }
        boolean remembered =
                registry.remembered(site).stream().anyMatch(each -> each.version() == version);
        // The version is gone with its manifest, even if something fails in between.
        files.delete(layout.manifest(site, version));
        files.delete(layout.version(site, version));
        return remembered;
    }

    /** The newest sound version, 0 if there is none. */
    private long serving() throws IOException {
        for (long version : registry.versions(site)) {
            if (damage(version).isEmpty()) {
                return version;
            }
        }
        return 0;
    }

    /** Publishes an older student as a new version. */
    private ModelManifest copy(long version) throws IOException {
        Path student = Files.createTempFile("orric-copy", ".pt");
        try {
            RetrainingRecord record = fetch(version, student);
            return registry.writer().publish(site, Origin.copyOf(version), record, student);
        } finally {
            Files.deleteIfExists(student);
        }
    }

    private void requireSound(long version) throws IOException {
        Path student = Files.createTempFile("orric-sound", ".pt");
        try {
            fetch(version, student);
        } finally {
            Files.deleteIfExists(student);
        }
    }

    /** Copies a version to a local file and returns what its manifest has of its training. */
    private RetrainingRecord fetch(long version, Path target) throws IOException {
        if (version == 0) {
            fetchBase(target);
            return UNTRAINED;
        }
        if (!registry.versions(site).contains(version)) {
            throw missing(version);
        }
        try {
            ModelManifest manifest = registry.manifest(site, version);
            registry.fetch(site, manifest, target);
            return RetrainingRecord.of(manifest);
        } catch (DamagedModelException e) {
            throw new RefusedChangeException(
                    String.format(
                            "v%d of site '%s' is damaged, take another version: %s",
                            version, site, e.getMessage()));
        }
    }

    private void fetchBase(Path target) throws IOException {
        if (base.isEmpty()) {
            throw new RefusedChangeException(
                    "v0 is the student that the job was submitted with: name its file"
                            + " by --student FILE or orric.models.student");
        }
        try {
            registry.fetchBase(base.get(), target);
        } catch (DamagedModelException e) {
            throw new RefusedChangeException(
                    String.format(
                            "no job of this registry was submitted with the student of"
                                    + " orric.models.student, name the file that was: %s",
                            e.getMessage()));
        }
    }

    private void requireSite() throws IOException {
        if (files.names(layout.site(site)).isEmpty()) {
            throw new RefusedChangeException(
                    String.format(
                            "there is no site '%s' in %s, 'orric models list' shows those that are",
                            site, layout.sites()));
        }
    }

    private RefusedChangeException missing(long version) throws IOException {
        List<Long> versions = registry.versions(site);
        return new RefusedChangeException(
                String.format(
                        "site '%s' has no v%d, its versions are %s",
                        site,
                        version,
                        versions.isEmpty()
                                ? "v0 alone"
                                : versions.stream()
                                                .sorted()
                                                .map(each -> "v" + each)
                                                .collect(Collectors.joining(", "))
                                        + ", and v0, with which it began"));
    }

    private Optional<String> damage(long version) throws IOException {
        try (OutputStream nowhere = OutputStream.nullOutputStream()) {
            ModelManifest manifest = registry.manifest(site, version);
            files.copy(layout.model(site, version), manifest.sha256(), nowhere);
            return Optional.empty();
        } catch (DamagedModelException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Optional<ModelManifest> manifest(long version) throws IOException {
        try {
            return Optional.of(registry.manifest(site, version));
        } catch (DamagedModelException e) {
            return Optional.empty();
        }
    }

    private long publishedAt(long version) throws IOException {
        return entry(version, RegistryLayout.MANIFEST)
                .map(RegistryFiles.Entry::modified)
                .orElse(0L);
    }

    private Optional<RegistryFiles.Entry> entry(long version, String name) throws IOException {
        return files.entries(layout.version(site, version)).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst();
    }
}
