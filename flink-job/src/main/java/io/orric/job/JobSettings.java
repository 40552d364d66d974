// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.adaptation.BatchNormAdaptation;
import io.orric.escalation.Escalation;
import io.orric.inference.InferenceSettings;
import io.orric.kafka.KafkaSettings;
import io.orric.operator.EscalationMode;
import io.orric.operator.OverloadAnswer;
import io.orric.operator.SlotSettings;
import io.orric.options.UsageException;
import io.orric.retraining.RetrainingSettings;
import io.orric.vision.ClassNames;
import io.orric.vision.ImageLimits;
import io.orric.vision.ModelInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Settings of a job: every option read and checked once, before anything is submitted.
 *
 * @param slots the slot operator's
 * @param models the models' files and how to feed them
 * @param inference the inference operator's
 * @param registry the model registry's
 * @param retraining the retraining sink's
 */
public record JobSettings(
        SlotSettings slots,
        Models models,
        InferenceSettings inference,
        Registry registry,
        RetrainingSettings retraining) {

    /**
     * Models as the user names them.
     *
     * @param student file of the base student
     * @param teacher file of the teacher
     * @param classes names of the models' outputs
     * @param studentInput how pictures become inputs of the student
     * @param teacherInput how pictures become inputs of the teacher
     */
    public record Models(
            Path student,
            Path teacher,
            ClassNames classes,
            ModelInput studentInput,
            ModelInput teacherInput) {}

    /**
     * Settings of the registry.
     *
     * @param path its folder; empty for a temporary one
     * @param keptVersions number of versions of a site that are kept
     */
    public record Registry(Optional<String> path, int keptVersions) {}

    /**
     * Reads the options.
     *
     * @param awaitByDefault whether slots wait for retraining if the user does not say
     * @throws UsageException if an option is missing or wrong
     * @throws IOException if a file that an option names cannot be read
     */
    public static JobSettings read(
            ReadableConfig config, SlotSettings.Source source, boolean awaitByDefault)
            throws IOException {
        Models models = models(config);
        RetrainingSettings retraining =
                RetrainingSettings.read(
                        config, awaitByDefault, ModelDescriptions.augmentation(models.student()));
        SlotSettings slots = SlotSettings.read(config, source);
        return new JobSettings(
                slots,
                models,
                inference(config, slots, retraining.await()),
                new Registry(
                        JobOptions.REGISTRY_PATH.find(config),
                        JobOptions.REGISTRY_VERSIONS.read(config)),
                retraining);
    }

    /**
     * Returns whether the sites' teachers follow the samples: where they are asked for second
     * opinions, and the method needs no labels of them.
     */
    boolean teacherFollows() {
        return slots.escalation() != EscalationMode.NONE
                && retraining.method() instanceof BatchNormAdaptation;
    }

    /** The same with other settings of the slot operator. */
    JobSettings with(SlotSettings other) {
        return new JobSettings(other, models, inference, registry, retraining);
    }

    private static InferenceSettings inference(
            ReadableConfig config, SlotSettings slots, boolean await) {
        Optional<Duration> maxAge = JobOptions.MAX_AGE.find(config);
        if (maxAge.isPresent() && slots.overload() != OverloadAnswer.SKIP) {
            throw JobOptions.MAX_AGE.wrong(
                    maxAge.get(), "takes orric.overload = skip, which is " + slots.overload());
        }
        return new InferenceSettings(
                limits(config),
                KafkaSettings.deadLetters(config),
                JobOptions.FRAMES_IN_FLIGHT.read(config),
                slots.batchFrames(),
                JobOptions.DECODING_THREADS.find(config).orElse(0),
                JobOptions.INFERENCE_THREADS.read(config),
                maxAge.orElse(Duration.ZERO),
                JobOptions.POLL_INTERVAL.read(config),
                JobOptions.LOADED_SITES.read(config),
                escalation(config),
                JobOptions.UNFAMILIAR.read(config),
                JobOptions.CLASS_PRIOR.read(config),
                await);
    }

    private static Escalation escalation(ReadableConfig config) {
        return new Escalation(
                JobOptions.STUDENT_WEIGHT.read(config),
                JobOptions.LEAST_CLASSES.read(config),
                JobOptions.SURE.read(config));
    }

    /**
     * Reads the options of the models.
     *
     * @throws UsageException if one is missing or wrong
     */
    public static Models models(ReadableConfig config) throws IOException {
        Path student = JobOptions.STUDENT.readFile(config);
        Path teacher = JobOptions.TEACHER.readFile(config);
        ClassNames classes = classes(config, student);
        ModelDescriptions.requireSame(teacher, classes, student);
        return new Models(
                student,
                teacher,
                classes,
                ModelDescriptions.input(config, student),
                ModelDescriptions.input(config, teacher));
    }

    /** Reads how large a picture may be. */
    public static ImageLimits limits(ReadableConfig config) {
        return new ImageLimits(
                JobOptions.MAX_IMAGE_BYTES.read(config).getBytes(),
                JobOptions.MAX_IMAGE_PIXELS.read(config));
    }

    private static ClassNames classes(ReadableConfig config, Path student) throws IOException {
        try {
            return ModelDescriptions.classes(config, student);
        } catch (UsageException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw JobOptions.CLASSES.wrong(e);
        }
    }
}
