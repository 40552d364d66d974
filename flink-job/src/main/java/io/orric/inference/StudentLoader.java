// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.registry.DamagedModelException;
import io.orric.registry.ModelManifest;
import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingRecord;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Loads and warms students from the registry. It blocks on disk or network, so only the loader
 * thread uses it. The base student, version 0 of every site, is loaded once. Damaged versions are
 * passed over and reported once.
 */
final class StudentLoader {

    private final ModelRegistry registry;
    private final ModelSet models;
    private final Consumer<DamagedModelException> damaged;
    private final Set<String> reported = new HashSet<>();

    private ServedStudent base;

    StudentLoader(
            ModelRegistry registry, ModelSet models, Consumer<DamagedModelException> damaged) {
        this.registry = registry;
        this.models = models;
        this.damaged =
                damage -> {
                    // The registry is polled, so the same damage is seen again and again.
                    if (reported.add(damage.getMessage())) {
                        damaged.accept(damage);
                    }
                };
    }

    /** The version that retraining on the slots before the one of this end left. */
    long versionFor(String site, long slotEnd) throws IOException {
        return registry.lastSettledBefore(site, slotEnd).map(RetrainingRecord::version).orElse(0L);
    }

    /** The site's student of this version, or its current one if that is damaged or was removed. */
    ServedStudent load(String site, long version) throws IOException {
        return version == 0 ? base() : opened(file -> fetchPinned(site, version, file));
    }

    /** The site's current student. */
    ServedStudent newest(String site) throws IOException {
        return registry.newest(site) == 0 ? base() : opened(file -> fetchCurrent(site, file));
    }

    /** The site's newest student; empty if it is not newer than this version. */
    Optional<ServedStudent> loadNewer(String site, long version) throws IOException {
        if (registry.newest(site) <= version) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                opened(
                        file ->
                                registry.fetchNewest(site, version, file, damaged)
                                        .map(ModelManifest::version)
                                        .orElse(null)));
    }

    /** Closes a student that is not in use any more; the base student stays. */
    void close(ServedStudent student) {
        if (student.version() != 0) {
            student.model().close();
        }
    }

    /** Closes the base student, when nobody uses it any more. */
    void closeBase() {
        if (base != null) {
            base.model().close();
        }
    }

    private ServedStudent base() throws IOException {
        if (base == null) {
            base =
                    loaded(
                            file -> {
                                registry.fetchBase(models.studentSha256(), file);
                                return 0L;
                            });
        }
        return base;
    }

    private long fetchCurrent(String site, Path file) throws IOException {
        return registry.fetchCurrent(site, models.studentSha256(), file, damaged);
    }

    private long fetchPinned(String site, long version, Path file) throws IOException {
        try {
            registry.fetch(site, registry.manifest(site, version), file);
            return version;
        } catch (DamagedModelException e) {
            damaged.accept(e);
            return fetchCurrent(site, file);
        }
    }

    private ServedStudent opened(Fetch fetch) throws IOException {
        ServedStudent student = loaded(fetch);
        if (student != null && student.version() == 0) {
            student.model().close();
            return base();
        }
        return student;
    }

    /** Null if there is nothing to fetch. */
    private ServedStudent loaded(Fetch fetch) throws IOException {
        Path file = Files.createTempFile("orric-student", ".pt");
        try {
            Long version = fetch.to(file);
            if (version == null) {
                return null;
            }
            ImageClassifier model = ImageClassifier.load(file);
            try {
                model.warm(models.trainingResolution(), models.classes());
            } catch (IOException | RuntimeException e) {
                model.close();
                throw e;
            }
            return new ServedStudent(version, model);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Copies a student to a local file and returns its version, null if there is none. */
    private interface Fetch {
        Long to(Path file) throws IOException;
    }
}
