// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.registry.DamagedModelException;
import io.orric.registry.ModelCopies;
import io.orric.registry.ModelManifest;
import io.orric.registry.ModelRegistry;
import io.orric.registry.NewestVersions;
import io.orric.registry.RetrainingRecord;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelSet;
import io.orric.vision.OnnxGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Loads and warms the students or the teachers of sites from the registry: where the job has a
 * graph of the model, a session of ONNX Runtime for each version, or else a module of PyTorch. It
 * blocks on disk or network, so only threads that load use it, several at a time. The base, version
 * 0 of every site, is loaded once, and so is each version that several sites have. Damaged versions
 * are passed over and reported once, and so are versions that cannot serve, such as one whose
 * weights do not fit the graph.
 */
final class ModelLoader {

    private final ServedRole role;
    private final ModelRegistry registry;
    private final ModelSet models;
    private final int threads;
    private final Consumer<DamagedModelException> damaged;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    private final SharedModels shared = new SharedModels();
    private ServedModel base;

    /** The graph of all versions, if the job has one; read when it is first needed. */
    private OnnxGraph graph;

    /**
     * @param threads threads that share the work on one batch where models have a graph
     */
    ModelLoader(
            ServedRole role,
            ModelRegistry registry,
            ModelSet models,
            int threads,
            Consumer<DamagedModelException> damaged) {
        this.role = role;
        this.registry = role.versions(registry);
        this.models = models;
        this.threads = threads;
        this.damaged =
                damage -> {
                    // The registry is polled, so the same damage is seen again and again.
                    if (reported.add(damage.getMessage())) {
                        damaged.accept(damage);
                    }
                };
    }

    /** The part that the models play. */
    ServedRole role() {
        return role;
    }

    /** The version that retraining on the slots before the one of this end left. */
    long versionFor(String site, long slotEnd) throws IOException {
        return registry.lastSettledBefore(site, slotEnd).map(RetrainingRecord::version).orElse(0L);
    }

    /** The site's model of this version, or its current one if that is damaged or was removed. */
    ServedModel load(String site, long version) throws IOException {
        if (version == 0) {
            return base();
        }
        Optional<ServedModel> pinned = open(site, version);
        return pinned.isPresent() ? pinned.get() : newest(site);
    }

    /** The site's current model. */
    ServedModel newest(String site) throws IOException {
        Optional<ServedModel> newest = loadNewer(site, 0);
        return newest.isPresent() ? newest.get() : base();
    }

    /** The site's newest model that is not damaged; empty if it is not newer than this version. */
    Optional<ServedModel> loadNewer(String site, long version) throws IOException {
        for (long published : registry.versions(site, version)) {
            Optional<ServedModel> model = open(site, published);
            if (model.isPresent()) {
                return model;
            }
        }
        return Optional.empty();
    }

    /** The newest versions of all sites, by one request. */
    NewestVersions newestVersions() throws IOException {
        return registry.newestVersions();
    }

    /** Closes a model that is not in use any more; the base stays. */
    void close(ServedModel served) {
        if (served.version() != 0) {
            shared.giveBack(served.model());
        }
    }

    /** Closes the base, when nobody uses it any more. */
    synchronized void closeBase() {
        if (base != null) {
            shared.giveBack(base.model());
        }
    }

    /** Number of models in memory. */
    int size() {
        return shared.size();
    }

    private synchronized ServedModel base() throws IOException {
        if (base == null) {
            String digest = role.base(models).sha256();
            base =
                    new ServedModel(
                            0,
                            model(digest, file -> registry.fetchBase(digest, file), this::warmed),
                            Optional.empty());
        }
        return base;
    }

    /** Reads a file of the registry. */
    @FunctionalInterface
    private interface Source {

        void copyTo(Path file) throws IOException;
    }

    /** Makes a model of a file. */
    @FunctionalInterface
    private interface Opening {

        ImageClassifier open(Path file) throws IOException;
    }

    private ImageClassifier model(String digest, Source source, Opening opening)
            throws IOException {
        Optional<ImageClassifier> known = shared.take(digest);
        if (known.isPresent()) {
            return known.get();
        }
        Path file = ModelCopies.create(role.toString());
        try {
            source.copyTo(file);
            return shared.add(digest, opening.open(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Empty if the version is damaged, which is then reported. */
    private Optional<ServedModel> open(String site, long version) throws IOException {
        graph(); // fails as itself, not as a version
        try {
            ModelManifest manifest = registry.manifest(site, version);
            ImageClassifier model =
                    model(
                            manifest.sha256(),
                            file -> registry.fetch(site, manifest, file),
                            file -> usable(site, version, file));
            return Optional.of(new ServedModel(version, model, adapted(manifest)));
        } catch (DamagedModelException e) {
            damaged.accept(e);
            return Optional.empty();
        }
    }

    /** Teachers answer whatever they see. */
    private Optional<ServedModel.Adapted> adapted(ModelManifest manifest) throws IOException {
        return role == ServedRole.STUDENT
                ? Optional.of(new ServedModel.Adapted(manifest.slot(), base()))
                : Optional.empty();
    }

    /** A model that cannot serve is damaged, whatever its digest: no retry would help. */
    private ImageClassifier usable(String site, long version, Path file)
            throws DamagedModelException {
        try {
            return warmed(file);
        } catch (IOException | RuntimeException e) {
            throw new DamagedModelException(
                    "version " + version + " of " + site + " cannot serve: " + e.getMessage());
        }
    }

    private ImageClassifier warmed(Path file) throws IOException {
        Optional<OnnxGraph> known = graph();
        ImageClassifier model =
                known.isPresent()
                        ? known.get().with(file, threads)
                        : ImageClassifier.loadTorchScript(file);
        try {
            model.warm(models.trainingResolution(), models.classes());
            return model;
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private synchronized Optional<OnnxGraph> graph() throws IOException {
        if (graph == null && role.base(models).hasGraph()) {
            String digest = role.base(models).graphSha256();
            graph = OnnxGraph.of("the " + role + "'s graph", registry.readGraph(digest));
        }
        return Optional.ofNullable(graph);
    }
}
