// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.allocation.PolicyName;
import io.orric.meters.CpuClock;
import io.orric.operator.OperatorOptions;
import io.orric.operator.SlotSettings;
import io.orric.options.UsageException;
import io.orric.profile.Quartiles;
import io.orric.registry.ModelRegistry;
import io.orric.vision.ClassNames;
import io.orric.vision.GraphCheck;
import io.orric.vision.ImageClassifier;
import io.orric.vision.ModelInput;
import io.orric.vision.ModelSet;
import io.orric.vision.OnnxGraph;
import io.orric.vision.PixelBatch;
import io.orric.vision.StoredModel;
import io.orric.vision.TrainingProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Model files that a job is submitted with: checked, and installed in its registry. */
public final class ModelFiles {

    private static final int TIMED_FRAMES = 50;

    /**
     * Checks that the student takes pictures of every resolution of the profile and the teacher of
     * the one of training, that both answer with the classes named, and that each answers with its
     * graph, where it has one, as it does without. Where students are retrained, checks that the
     * method can adapt this one.
     *
     * @throws IOException names the file and what is wrong with it
     * @throws UsageException if the method cannot adapt it, with the remedy
     */
    public static void check(JobSettings settings) throws IOException {
        JobSettings.Models models = settings.models();
        SlotSettings slots = settings.slots();
        check(models.student(), models.studentInput(), models.classes(), slots.resolutions());
        check(
                models.teacher(),
                models.teacherInput(),
                models.classes(),
                List.of(slots.trainingResolution()));
        if (slots.policies().stream().anyMatch(PolicyName::retrains)) {
            requireAdaptable(settings);
        }
    }

    private static void requireAdaptable(JobSettings settings) throws IOException {
        JobSettings.Models models = settings.models();
        TrainingProbe probe =
                TrainingProbe.of(
                        models.student(),
                        settings.slots().trainingResolution(),
                        models.studentInput(),
                        models.classes().size());
        Optional<String> reason = settings.retraining().unsuitableFor(probe);
        if (reason.isPresent()) {
            throw UsageException.format(
                    "student %s %s; or %s: %s to run it as it is",
                    models.student(),
                    reason.get(),
                    OperatorOptions.POLICIES,
                    PolicyName.INFERENCE_ONLY);
        }
    }

    private static void check(
            Path model, ModelInput input, ClassNames classes, List<Integer> resolutions)
            throws IOException {
        GraphCheck.check(model, resolutions, input);
        try (ImageClassifier classifier = ImageClassifier.load(model)) {
            for (int resolution : resolutions) {
                classifier.warm(resolution, classes);
            }
        } catch (IOException e) {
            throw new IOException(model + ": " + e.getMessage(), e);
        }
    }

    /**
     * Time that the student takes for one frame at its best resolution on this machine,
     * milliseconds of a core.
     *
     * @throws IOException if it cannot be loaded
     */
    static double millisPerFrame(JobSettings settings) throws IOException {
        int resolution = settings.slots().trainingResolution();
        PixelBatch frame =
                PixelBatch.ofPixels(
                        List.of(new short[ModelInput.length(resolution)]),
                        resolution,
                        settings.models().studentInput());
        double[] millis = new double[TIMED_FRAMES];
        try (ImageClassifier student = ImageClassifier.load(settings.models().student())) {
            student.warm(resolution, settings.models().classes());
            for (int i = 0; i < millis.length; i++) {
                long start = CpuClock.nanos();
                student.probabilities(frame);
                millis[i] = (CpuClock.nanos() - start) / 1e6;
            }
        }
        return Quartiles.of(millis).median();
    }

    /** Puts them where the job finds them by digest. */
    public static ModelSet install(JobSettings settings, ModelRegistry registry)
            throws IOException {
        JobSettings.Models models = settings.models();
        return new ModelSet(
                install(models.student(), registry),
                install(models.teacher(), registry),
                models.classes(),
                models.studentInput(),
                models.teacherInput(),
                settings.slots().trainingResolution());
    }

    /** Puts a model, and the graph beside it if there is one, into the registry. */
    public static StoredModel install(Path model, ModelRegistry registry) throws IOException {
        Path graph = OnnxGraph.fileOf(model);
        return new StoredModel(
                registry.installBase(model),
                Files.exists(graph) ? registry.installGraph(graph) : "");
    }

    private ModelFiles() {}
}
