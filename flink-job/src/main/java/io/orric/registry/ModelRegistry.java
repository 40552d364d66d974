// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
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
 *   &lt;root&gt;/.groups/&lt;consumer group&gt;.json          {@link GroupLease} of a job
 *   &lt;root&gt;/&lt;site&gt;/v00000001/student.pt            a retrained student
 *   &lt;root&gt;/&lt;site&gt;/v00000001/manifest.json         written last; the version exists once it is there
 *   &lt;root&gt;/&lt;site&gt;/retraining/&lt;slot end&gt;.json     outcome of a retraining
 *   &lt;root&gt;/&lt;site&gt;/remembered.json                 {@link RememberedStudent}s, whose versions are kept
 *   &lt;root&gt;/.teachers/&lt;site&gt;/v00000001/teacher.pt  a teacher that follows its site, and so on
 * </pre>
 *
 * <p>Model files can run code, so each is checked against its digest when it is read. A writer that
 * dies half-way leaves a version without a manifest, which is never read and which the next attempt
 * overwrites.
 */
public final class ModelRegistry implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Pattern VERSION = Pattern.compile("v(\\d{8,18})");
    private static final Pattern RECORD = Pattern.compile("(\\d{20})\\.json");
    private static final int KEPT_RECORDS = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryLayout layout;
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
     * Stores a model that a job is submitted with, and replaces a damaged copy of it.
     *
     * @return digest of the model, by which {@link #fetchBase} finds it
     */
    public String installBase(java.nio.file.Path file) throws IOException {
        return install(file, layout::base);
    }

    /**
     * Stores the graph of a model that a job is submitted with, and replaces a damaged copy of it.
     *
     * @return digest of the graph, by which {@link #readGraph} finds it
     */
    public String installGraph(java.nio.file.Path file) throws IOException {
        return install(file, layout::graph);
    }

    private String install(java.nio.file.Path file, Function<String, Path> place)
            throws IOException {
        String digest;
        try (InputStream in = Files.newInputStream(file)) {
            digest = Digests.copy(in, OutputStream.nullOutputStream());
        }
        Path target = place.apply(digest);
        if (!isSound(target, digest)) {
            Path partial = target.suffix(".partial");
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out = create(partial)) {
                in.transferTo(out);
            }
            move(partial, target);
        }
        return digest;
    }

    /**
     * Copies an installed model to a local file.
     *
     * @throws DamagedModelException if its bytes do not match the digest
     */
    public void fetchBase(String digest, java.nio.file.Path target) throws IOException {
        fetch(layout.base(digest), digest, target);
    }

    /**
     * The bytes of an installed graph.
     *
     * @throws DamagedModelException if they do not match the digest
     */
    public byte[] readGraph(String digest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(layout.graph(digest), digest, bytes);
        return bytes.toByteArray();
    }

    /** The numbers of a site's published versions, newest first. */
    public List<Long> versions(String site) throws IOException {
        List<Long> published = new ArrayList<>();
        for (long version : numbered(layout.site(site), VERSION)) {
            if (fileSystem().exists(layout.manifest(site, version))) {
                published.add(version);
            }
        }
        return published;
    }

    /** The number of a site's newest published version; 0 if there is none. */
    public long newest(String site) throws IOException {
        return versions(site).stream().findFirst().orElse(0L);
    }

    /**
     * The manifest of a version.
     *
     * @throws DamagedModelException if it is missing or unreadable
     */
    public ModelManifest manifest(String site, long version) throws IOException {
        return readJson(layout.manifest(site, version), ModelManifest.class);
    }

    /**
     * Copies the student of a version to a local file.
     *
     * @throws DamagedModelException if its bytes do not match its manifest
     */
    public void fetch(String site, ModelManifest manifest, java.nio.file.Path target)
            throws IOException {
        fetch(layout.model(site, manifest.version()), manifest.sha256(), target);
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
        for (long version : versions(site)) {
            if (version <= above) {
                break;
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
     * Publishes a trained student as the site's next version and removes the oldest versions. Files
     * of a writer that died before it wrote the manifest are overwritten.
     *
     * @param parent version it was trained from
     * @param record record of its training; the version in it is ignored
     * @param student local file of the new student
     */
    public ModelManifest publish(
            String site, long parent, RetrainingRecord record, java.nio.file.Path student)
            throws IOException {
        long version = 1 + newestEver(site);
        String digest;
        try (InputStream in = Files.newInputStream(student);
                OutputStream out = create(layout.model(site, version))) {
            digest = Digests.copy(in, out);
        }
        ModelManifest manifest =
                new ModelManifest(
                        version,
                        parent,
                        record.slot(),
                        record.slotEnd(),
                        digest,
                        record.samples(),
                        record.agreementBefore(),
                        record.agreementAfter());
        writeJson(layout.manifest(site, version), manifest);
        prune(site);
        return manifest;
    }

    /** Counts deleted versions too, so that a number never stands for two students. */
    private long newestEver(String site) throws IOException {
        Optional<RetrainingRecord> last = lastSettledBefore(site, Long.MAX_VALUE);
        return Math.max(newest(site), last.map(RetrainingRecord::version).orElse(0L));
    }

    /** Records how a retraining ended. From then on its slot is settled. */
    public void record(String site, RetrainingRecord record) throws IOException {
        writeJson(layout.record(site, record.slotEnd()), record);
        for (long slotEnd : beyond(KEPT_RECORDS, settledSlots(site))) {
            delete(layout.record(site, slotEnd));
        }
    }

    /** Returns whether the retraining on a slot has ended, whatever its outcome. */
    public boolean isSettled(String site, long slotEnd) throws IOException {
        return fileSystem().exists(layout.record(site, slotEnd));
    }

    /**
     * The record of the retraining on a slot.
     *
     * @return empty if the slot is not settled, or its record is removed or damaged
     */
    public Optional<RetrainingRecord> settled(String site, long slotEnd) throws IOException {
        try {
            return Optional.of(readJson(layout.record(site, slotEnd), RetrainingRecord.class));
        } catch (DamagedModelException e) {
            return Optional.empty();
        }
    }

    /**
     * The last readable record of a retraining on a slot that ended before this time, milliseconds
     * since the epoch.
     */
    public Optional<RetrainingRecord> lastSettledBefore(String site, long slotEnd)
            throws IOException {
        for (long settled : settledSlots(site)) {
            Optional<RetrainingRecord> record =
                    settled < slotEnd ? settled(site, settled) : Optional.empty();
            if (record.isPresent()) {
                return record;
            }
        }
        return Optional.empty();
    }

    /** End of the last settled slot of a site, milliseconds since the epoch; 0 if there is none. */
    public long settledThrough(String site) throws IOException {
        return settledSlots(site).stream().findFirst().orElse(0L);
    }

    /** The readable records of a site from this end of a slot on, oldest first. */
    public List<RetrainingRecord> records(String site, long fromSlotEnd) throws IOException {
        List<RetrainingRecord> records = new ArrayList<>();
        for (long slotEnd : settledSlots(site)) {
            if (slotEnd >= fromSlotEnd) {
                settled(site, slotEnd).ifPresent(records::add);
            }
        }
        Collections.reverse(records);
        return records;
    }

    private boolean isSound(Path model, String digest) throws IOException {
        try (InputStream in = fileSystem().open(model)) {
            return Digests.copy(in, OutputStream.nullOutputStream()).equals(digest);
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    /** Remembers students of a site, whose versions are kept as long as they are. */
    public void remember(String site, List<RememberedStudent> students) throws IOException {
        writeJson(layout.remembered(site), students);
    }

    /** The students that are remembered of a site; none if that cannot be read. */
    public List<RememberedStudent> remembered(String site) throws IOException {
        try {
            return List.of(readJson(layout.remembered(site), RememberedStudent[].class));
        } catch (DamagedModelException e) {
            return List.of();
        }
    }

    private void prune(String site) throws IOException {
        List<Long> old = beyond(keptVersions, versions(site));
        if (!old.isEmpty()) {
            List<Long> remembered =
                    remembered(site).stream().map(RememberedStudent::version).toList();
            for (long version : old) {
                if (!remembered.contains(version)) {
                    delete(layout.version(site, version));
                }
            }
        }
    }

    private static List<Long> beyond(int kept, List<Long> newestFirst) {
        return newestFirst.stream().skip(kept).toList();
    }

    private List<Long> settledSlots(String site) throws IOException {
        return numbered(layout.retraining(site), RECORD);
    }

    private void fetch(Path source, String digest, java.nio.file.Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            copy(source, digest, out);
        } catch (DamagedModelException e) {
            Files.delete(target);
            throw e;
        }
    }

    private void copy(Path source, String digest, OutputStream target) throws IOException {
        String actual;
        try (InputStream in = fileSystem().open(source)) {
            actual = Digests.copy(in, target);
        } catch (FileNotFoundException e) {
            throw new DamagedModelException(source + " is missing");
        }
        if (!actual.equals(digest)) {
            throw new DamagedModelException(
                    source + " has digest " + actual + ", its manifest says " + digest);
        }
    }

    /** Numbers in the names of a folder's entries that match the pattern, highest first. */
    private List<Long> numbered(Path folder, Pattern pattern) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (FileStatus entry : list(folder)) {
            Matcher matcher = pattern.matcher(entry.getPath().getName());
            if (matcher.matches()) {
                numbers.add(Long.valueOf(matcher.group(1)));
            }
        }
        numbers.sort(Collections.reverseOrder());
        return numbers;
    }

    private FileStatus[] list(Path folder) throws IOException {
        try {
            FileStatus[] entries = fileSystem().listStatus(folder);
            return entries == null ? new FileStatus[0] : entries;
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        }
    }

    private <T> T readJson(Path path, Class<T> type) throws IOException {
        try (InputStream in = fileSystem().open(path)) {
            T value = JSON.readValue(in, type);
            if (value == null) {
                throw new DamagedModelException(path + " is empty");
            }
            return value;
        } catch (FileNotFoundException e) {
            throw new DamagedModelException(path + " is missing");
        } catch (JacksonException e) {
            throw new DamagedModelException(path + " is not readable: " + e.getOriginalMessage());
        }
    }

    private void writeJson(Path path, Object value) throws IOException {
        Path partial = path.suffix(".partial");
        try (OutputStream out = create(partial)) {
            out.write(JSON.writeValueAsBytes(value));
        }
        move(partial, path);
    }

    private FSDataOutputStream create(Path path) throws IOException {
        return fileSystem().create(path, WriteMode.OVERWRITE);
    }

    private void move(Path from, Path to) throws IOException {
        delete(to);
        if (!fileSystem().rename(from, to) && !fileSystem().exists(to)) {
            throw new IOException("cannot rename " + from + " to " + to);
        }
    }

    private void delete(Path path) throws IOException {
        fileSystem().delete(path, true);
    }

    private FileSystem fileSystem() throws IOException {
        return layout.root().getFileSystem();
    }
}
