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
 * Loads and warms students from the registry. Blocks on disk or network, so it runs on the loader
 * thread only. A damaged version is passed over and reported.
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
                    // The registry is looked at again and again; a damage is news once.
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

    /** The site's newest student if it is newer than this version. */
    Optional<ServedStudent> loadNewer(String site, long version) throws IOException {
        if (registry.versions(site).stream().noneMatch(published -> published > version)) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                opened(
                        file ->
                                registry.fetchNewest(site, version, file, damaged)
                                        .map(ModelManifest::version)
                                        .orElse(null)));
    }

    /** Fetches a version, or the site's current one where that is damaged or pruned. */
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

    /** Copies a student to a local file and tells its version, null if there is none. */
    private interface Fetch {
        Long to(Path file) throws IOException;
    }
}
