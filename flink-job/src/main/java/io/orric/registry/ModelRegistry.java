// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.flink.core.fs.Path;

/**
 * Stores the models of a job in a folder, on any Flink file system that all TaskManagers share.
 *
 * <pre>{@code
 * ModelRegistry registry = new ModelRegistry("s3://models/registry", 5);
 * String base = registry.installBase(Path.of("student.pt"));
 * long version = registry.fetchCurrent("north", base, Path.of("current.pt"), damaged -> {});
 * }</pre>
 *
 * <p>Its layout:
 *
 * <pre>
 *   &lt;root&gt;/.base/&lt;sha-256&gt;.pt                      models that a job was submitted with
 *   &lt;root&gt;/.base/&lt;sha-256&gt;.onnx                    their graphs
 *   &lt;root&gt;/.base/&lt;sha-256&gt;.json                    list of all files of a submission
 *   &lt;root&gt;/.groups/&lt;consumer group&gt;.json          {@link GroupLease} of a job
 *   &lt;root&gt;/&lt;site&gt;/v00000001/student.pt            a retrained student
 *   &lt;root&gt;/&lt;site&gt;/v00000001/manifest.json         written last; the version exists once it is there
 *   &lt;root&gt;/&lt;site&gt;/v00000001/claim.&lt;uuid&gt;          empty; of the writer that has the number
 *   &lt;root&gt;/&lt;site&gt;/v00000001/annulled              empty; the version is never published
 *   &lt;root&gt;/&lt;site&gt;/writer.3.&lt;uuid&gt;                 empty; {@link WriterTerm} of who retrains it
 *   &lt;root&gt;/&lt;site&gt;/pinned                          empty; there while retraining publishes nothing
 *   &lt;root&gt;/&lt;site&gt;/retraining/&lt;slot end&gt;.json     outcome of a retraining
 *   &lt;root&gt;/&lt;site&gt;/remembered.json                 {@link RememberedStudent}s, whose versions are kept
 *   &lt;root&gt;/.newest/&lt;site&gt;.1                      empty; names the site's newest version
 *   &lt;root&gt;/.teachers/&lt;site&gt;/v00000001/teacher.pt  a teacher that follows its site, and so on
 * </pre>
 *
 * <p>Model files can run code, so each is checked against its digest when it is read. A writer that
 * dies half-way leaves a version without a manifest, which is never read. Numbers of versions only
 * grow, and each is given once, see {@link VersionNumbers}: the retraining of a site and {@code
 * orric models} may write at the same time.
 */
public final class ModelRegistry implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RegistryLayout layout;
    private final RegistryFiles files;
    private final BaseModels bases;
    private final RetrainingRecords records;
    private final VersionNumbers numbers;
    private final int keptVersions;

    /**
     * @param root folder of the registry, created when first written to
     * @param keptVersions number of newest versions that are kept of each site, at least 2
     */
    public ModelRegistry(String root, int keptVersions) {
        this(RegistryLayout.students(new Path(root)), keptVersions);
    }

    private ModelRegistry(RegistryLayout layout, int keptVersions) {
        this.layout = layout;
        this.files = new RegistryFiles(layout.root());
        this.bases = new BaseModels(layout, files);
        this.records = new RetrainingRecords(layout, files);
        this.numbers = new VersionNumbers(layout, files);
        this.keptVersions = keptVersions;
    }

    /**
     * The part of this registry that has the sites' teachers, which follow their frames as students
     * do. What is said of students here holds for teachers there.
     */
    public ModelRegistry teachers() {
        return new ModelRegistry(layout.teachers(), keptVersions);
    }

    /**
     * The records of retrainings as the only writer of a site's keeps them.
     *
     * @param latest time at which a slot may end at the latest, milliseconds since the epoch; see
     *     {@link RetrainingLog}
     * @param warnings takes what someone should know
     */
    public RetrainingLog log(LongSupplier latest, Consumer<String> warnings) {
        return log(UUID.randomUUID().toString(), latest, warnings);
    }

    /**
     * The same for one of several writers that have a name together. Of those, none takes a site
     * over from another.
     *
     * @param writer letters, digits and dashes
     */
    public RetrainingLog log(String writer, LongSupplier latest, Consumer<String> warnings) {
        return new RetrainingLog(
                this, records, layout.sites().toString(), writer, latest, warnings);
    }

    /** The sites that have versions or records of retrainings, by name. */
    public List<String> sites() throws IOException {
        List<String> sites = new ArrayList<>();
        for (String folder : files.names(layout.sites())) {
            SafeNames.decode(folder).ifPresent(sites::add);
        }
        Collections.sort(sites);
        return sites;
    }

    /** Returns whether the folder of the registry is there. */
    public boolean exists() throws IOException {
        return files.exists(layout.root());
    }

    /**
     * A site's versions as its operator sees and changes them.
     *
     * @param base digest of the student that the site began with; empty if unknown
     */
    public SiteVersions site(String site, Optional<String> base) {
        return new SiteVersions(this, layout, files, site, base);
    }

    /**
     * Stores a model that a job is submitted with, and replaces a damaged copy of it.
     *
     * @return digest of the model, by which {@link #fetchBase} finds it
     */
    public String installBase(java.nio.file.Path file) throws IOException {
        return bases.installModel(file);
    }

    /**
     * Stores the graph of a model that a job is submitted with, and replaces a damaged copy of it.
     *
     * @return digest of the graph, by which {@link #readGraph} finds it
     */
    public String installGraph(java.nio.file.Path file) throws IOException {
        return bases.installGraph(file);
    }

    /**
     * Stores all files of a submission, and last the list of them. One that is cut off half-way
     * leaves files that are not on any list, and that the next attempt finds.
     *
     * @param files the files by their names, relative paths with '/'
     * @return digest of the list, by which {@link #fetchAll} finds them
     */
    public String installAll(SortedMap<String, java.nio.file.Path> files) throws IOException {
        return bases.installAll(files);
    }

    /**
     * Copies the files of a submission to a local folder, each under its name.
     *
     * @param digest digest of their list
     * @throws DamagedModelException if the list or a file is missing or does not match its digest
     */
    public void fetchAll(String digest, java.nio.file.Path folder) throws IOException {
        bases.fetchAll(digest, folder);
    }

    /**
     * Copies an installed model to a local file.
     *
     * @throws DamagedModelException if its bytes do not match the digest
     */
    public void fetchBase(String digest, java.nio.file.Path target) throws IOException {
        bases.fetchModel(digest, target);
    }

    /**
     * The bytes of an installed graph.
     *
     * @throws DamagedModelException if they do not match the digest
     */
    public byte[] readGraph(String digest) throws IOException {
        return bases.readGraph(digest);
    }

    /** The newest versions of all sites; takes one request. */
    public NewestVersions newestVersions() throws IOException {
        return NewestVersions.of(files.names(layout.newest()));
    }

    /** The numbers of a site's published versions, newest first. */
    public List<Long> versions(String site) throws IOException {
        return versions(site, 0);
    }

    /**
     * The numbers of a site's published versions, newest first.
     *
     * @param above only versions higher than this one are looked for
     */
    public List<Long> versions(String site, long above) throws IOException {
        List<Long> published = new ArrayList<>();
        for (long version : numbers.of(site)) {
            if (version > above && isPublished(site, version)) {
                published.add(version);
            }
        }
        return published;
    }

    /** The number of a site's newest published version; 0 if there is none. */
    public long newest(String site) throws IOException {
        return state(site).newest();
    }

    /** A site as a writer finds it before it makes a version; takes two requests. */
    public SiteState state(String site) throws IOException {
        return numbers.state(site);
    }

    /**
     * The manifest of a version.
     *
     * @throws DamagedModelException if it is missing or unreadable
     */
    public ModelManifest manifest(String site, long version) throws IOException {
        return files.readJson(layout.manifest(site, version), ModelManifest.class);
    }

    /**
     * Copies the student of a version to a local file.
     *
     * @throws DamagedModelException if its bytes do not match its manifest
     */
    public void fetch(String site, ModelManifest manifest, java.nio.file.Path target)
            throws IOException {
        files.fetch(layout.model(site, manifest.version()), manifest.sha256(), target);
    }

    /**
     * Copies the newest undamaged student of a site to a local file.
     *
     * @param above only versions higher than this one are considered
     * @param damaged receives each damaged version that is passed over
     * @return empty if there is none
     */
    public Optional<ModelManifest> fetchNewest(
            String site,
            long above,
            java.nio.file.Path target,
            Consumer<DamagedModelException> damaged)
            throws IOException {
        for (long version : numbers.of(site)) {
            if (version <= above) {
                break;
            }
            if (!isPublished(site, version)) {
                continue;
            }
            try {
                ModelManifest manifest = manifest(site, version);
                fetch(site, manifest, target);
                return Optional.of(manifest);
            } catch (DamagedModelException e) {
                damaged.accept(e);
            }
        }
        return Optional.empty();
    }

    /**
     * Copies a site's current student to a local file: its newest undamaged version, or the base
     * student if it has none.
     *
     * @param baseDigest digest of the student that the site began with
     * @param damaged receives each damaged version that is passed over
     * @return the version, 0 for the base
     */
    public long fetchCurrent(
            String site,
            String baseDigest,
            java.nio.file.Path target,
            Consumer<DamagedModelException> damaged)
            throws IOException {
        Optional<ModelManifest> newest = fetchNewest(site, 0, target, damaged);
        if (newest.isEmpty()) {
            fetchBase(baseDigest, target);
        }
        return newest.map(ModelManifest::version).orElse(0L);
    }

    /**
     * Publishes a student as the site's next version, pinned or not, and removes the oldest
     * versions.
     *
     * @param parent version it was trained from
     * @param record record of its training; the version in it is ignored
     * @param student local file of the new student
     */
    public ModelManifest publish(
            String site, long parent, RetrainingRecord record, java.nio.file.Path student)
            throws IOException {
        return writer().publish(site, new Origin(parent, null), record, student);
    }

    /** Takes the retraining of a site over, see {@link VersionNumbers#takeOver}. */
    WriterTerm takeOver(String site, String name) throws IOException {
        return numbers.takeOver(site, name);
    }

    /** Writes the versions of sites. */
    VersionWriter writer() {
        return new VersionWriter(this, layout, files, numbers, keptVersions);
    }

    /** Records how a retraining ended. From then on its slot is settled. */
    public void record(String site, RetrainingRecord record) throws IOException {
        records.write(site, record);
    }

    /** Returns whether the retraining on a slot has ended, whatever its outcome. */
    public boolean isSettled(String site, long slotEnd) throws IOException {
        return records.isSettled(site, slotEnd);
    }

    /**
     * The record of the retraining on a slot.
     *
     * @return empty if the slot is not settled, or its record is removed or damaged
     */
    public Optional<RetrainingRecord> settled(String site, long slotEnd) throws IOException {
        return records.read(site, slotEnd);
    }

    /**
     * The last readable record of a retraining on a slot that ended before this time, milliseconds
     * since the epoch.
     */
    public Optional<RetrainingRecord> lastSettledBefore(String site, long slotEnd)
            throws IOException {
        return records.lastBefore(site, slotEnd);
    }

    /** End of the last settled slot of a site, milliseconds since the epoch; 0 if there is none. */
    public long settledThrough(String site) throws IOException {
        return records.slotEnds(site).stream().findFirst().orElse(0L);
    }

    /** The readable records of a site from this end of a slot on, oldest first. */
    public List<RetrainingRecord> records(String site, long fromSlotEnd) throws IOException {
        return records.from(site, fromSlotEnd);
    }

    /** Remembers students of a site, whose versions are kept as long as they are. */
    public void remember(String site, List<RememberedStudent> students) throws IOException {
        files.writeJson(layout.remembered(site), students);
    }

    /** The students that are remembered of a site; none if that cannot be read. */
    public List<RememberedStudent> remembered(String site) throws IOException {
        try {
            return List.of(files.readJson(layout.remembered(site), RememberedStudent[].class));
        } catch (DamagedModelException e) {
            return List.of();
        }
    }

    /** Returns whether a version is there. */
    boolean isPublished(String site, long version) throws IOException {
        return numbers.isPublished(site, version);
    }
}
