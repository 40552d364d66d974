// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.frames.FrameBatch;
import io.orric.registry.DamagedModelException;
import io.orric.registry.ModelManifest;
import io.orric.registry.ModelRegistry;
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
 * thread uses it. Damaged versions are passed over and reported once.
 */
final class StudentLoader {

    private final ModelRegistry registry;
    private final ModelSet models;
    private final Consumer<DamagedModelException> damaged;
    private final Set<String> reported = new HashSet<>();

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

    /** The site's student of this version, or its current one for {@link FrameBatch#NEWEST}. */
    ServedStudent load(String site, long version) throws IOException {
        if (version == 0) {
            return opened(
                    file -> {
                        registry.fetchBase(models.studentSha256(), file);
                        return 0L;
                    });
        }
        return version == FrameBatch.NEWEST
                ? opened(file -> registry.fetchCurrent(site, models.studentSha256(), file, damaged))
                : opened(file -> fetchPinned(site, version, file));
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

    /** Fetches a version, or the site's current one if that is damaged or was removed. */
    private long fetchPinned(String site, long version, Path file) throws IOException {
        try {
            registry.fetch(site, registry.manifest(site, version), file);
            return version;
        } catch (DamagedModelException e) {
            damaged.accept(e);
            return registry.fetchCurrent(site, models.studentSha256(), file, damaged);
        }
    }

    private ServedStudent opened(Fetch fetch) throws IOException {
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
