// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.escalation.Escalation;
import io.orric.inference.PriorMode;
import io.orric.inference.Unfamiliar;
import io.orric.kafka.KafkaOptions;
import io.orric.operator.OperatorOptions;
import io.orric.options.OptionSet;
import io.orric.options.OrricOption;
import io.orric.options.Range;
import io.orric.retraining.RetrainingOptions;
import io.orric.vision.ModelInput;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.MemorySize;

/** Options of models, pictures, inference and registry; the other rooms have their own. */
public final class JobOptions {

    public static final OrricOption<String> STUDENT =
            OrricOption.ofString("orric.models.student")
                    .required()
                    .alias("--student", "FILE")
                    .describedAs("TorchScript file of the student that every site begins with.");

    public static final OrricOption<String> TEACHER =
            OrricOption.ofString("orric.models.teacher")
                    .required()
                    .alias("--teacher", "FILE")
                    .describedAs("TorchScript file of the teacher that labels samples.");

    public static final OrricOption<String> CLASSES =
            OrricOption.ofString("orric.models.classes")
                    .alias("--classes", "FILE")
                    .describedAs(
                            "Text file with the class names in the order of the models' outputs,"
                                    + " one per line. Default: classes.txt beside the student, or"
                                    + " the classes of its card, model.yaml.");

    public static final OrricOption<String> SUBMITTED =
            OrricOption.ofString("orric.models.submitted")
                    .within(
                            new Range<>(
                                    digest -> digest.matches("[0-9a-f]{64}"),
                                    "a SHA-256 digest, 64 hexadecimal digits"))
                    .describedAs(
                            "Digest of models, class names and profile that 'orric submit' has put"
                                    + " into the registry and printed. Takes the place of"
                                    + " orric.models.student, orric.models.teacher,"
                                    + " orric.models.classes and orric.profile: a job on a cluster"
                                    + " then needs no other file.");

    public static final OrricOption<Double> MEAN =
            OrricOption.ofDouble("orric.models.mean")
                    .defaultValue(0.5)
                    .within(Range.between(-ModelInput.LARGEST_MEAN, ModelInput.LARGEST_MEAN))
                    .alias("--mean", "M")
                    .describedAs(
                            "Mean. Subtracted from every pixel value, scaled to 0–1, before a model"
                                    + " sees it that has no card, model.yaml, beside it. A card that"
                                    + " says otherwise is refused if this is set.");

    public static final OrricOption<Double> STD =
            OrricOption.ofDouble("orric.models.std")
                    .defaultValue(0.5)
                    .within(Range.between(ModelInput.SMALLEST_STD, ModelInput.LARGEST_STD))
                    .alias("--std", "S")
                    .describedAs(
                            "Standard deviation. Pixel values are divided by it after"
                                    + " orric.models.mean is subtracted, before a model sees them"
                                    + " that has no card. A card that says otherwise is refused if"
                                    + " this is set.");

    public static final OrricOption<MemorySize> MAX_IMAGE_BYTES =
            OrricOption.ofMemory("orric.frames.max-bytes")
                    .defaultValue(MemorySize.ofMebiBytes(16))
                    .describedAs(
                            "Maximum size of an encoded frame. Larger frames become dead letters"
                                    + " without being decoded.");

    public static final OrricOption<Long> MAX_IMAGE_PIXELS =
            OrricOption.ofLong("orric.frames.max-pixels")
                    .defaultValue(33_177_600L)
                    .within(Range.atLeast(1L))
                    .describedAs(
                            "Maximum number of pixels of a frame, width times height. Larger frames"
                                    + " become dead letters without being decoded. The default is"
                                    + " 7680 x 4320.");

    public static final OrricOption<Integer> FRAMES_IN_FLIGHT =
            OrricOption.ofInt("orric.inference.frames-in-flight")
                    .defaultValue(256)
                    .within(Range.between(1, 65_536))
                    .formerly(
                            "orric.inference.batches-in-flight",
                            batches -> Map.of("orric.inference.frames-in-flight", frames(batches)))
                    .describedAs(
                            "Maximum number of frames that a subtask has in hand between their"
                                    + " arrival and their answer. Fewer if the models' inputs would"
                                    + " take more than 512 MiB.");

    public static final OrricOption<Integer> DECODING_THREADS =
            OrricOption.ofInt("orric.inference.decoding-threads")
                    .within(Range.between(1, 1024))
                    .describedAs(
                            "Number of threads of a subtask that decode images. Default: the number"
                                    + " of cores of the TaskManager.");

    public static final OrricOption<Integer> INFERENCE_THREADS =
            OrricOption.ofInt("orric.inference.threads")
                    .defaultValue(1)
                    .within(Range.between(1, 1024))
                    .describedAs(
                            "Number of threads of a subtask that share the work on one batch of a"
                                    + " student that has an .onnx file, the inference thread among"
                                    + " them. Students without one are inferred by PyTorch, whose"
                                    + " threads the system property ai.djl.pytorch.num_threads"
                                    + " sets.");

    public static final OrricOption<Duration> MAX_AGE =
            OrricOption.ofDuration("orric.frames.max-age")
                    .within(Range.atLeast(Duration.ofMillis(1)))
                    .describedAs(
                            "Maximum time since a frame's capture when inference begins with it."
                                    + " Older frames become dead letters with the code skipped."
                                    + " Takes orric.overload = skip. Default: no limit.");

    public static final OrricOption<Duration> POLL_INTERVAL =
            OrricOption.ofDuration("orric.inference.poll-interval")
                    .defaultValue(Duration.ofSeconds(1))
                    .within(Range.atLeast(Duration.ofMillis(10)))
                    .describedAs(
                            "Interval at which inference looks into the registry for a newer"
                                    + " student.");

    public static final OrricOption<Integer> LOADED_SITES =
            OrricOption.ofInt("orric.inference.loaded-sites")
                    .defaultValue(256)
                    .within(Range.between(2, 100_000))
                    .describedAs(
                            "Maximum number of sites whose student, and whose teacher, a subtask"
                                    + " has in memory. Beyond it, those of the site that had no"
                                    + " frames for the longest are closed, and loaded again with"
                                    + " its next frame. Should be above the number of sites that"
                                    + " send frames to a subtask.");

    public static final OrricOption<Unfamiliar> UNFAMILIAR =
            OrricOption.ofEnum("orric.inference.unfamiliar", Unfamiliar.class)
                    .defaultValue(Unfamiliar.BASE)
                    .describedAs(
                            "Who answers when a site's pictures suddenly look otherwise than those"
                                    + " that its student was adapted to: 'base', the student that"
                                    + " the site began with, until the slot ends or a newer student"
                                    + " comes; or 'student', the site's own.");

    public static final OrricOption<PriorMode> CLASS_PRIOR =
            OrricOption.ofEnum("orric.inference.class-prior", PriorMode.class)
                    .defaultValue(PriorMode.NONE)
                    .describedAs(
                            "What an answer knows before it sees the frame: 'none', nothing; or"
                                    + " 'recent', the classes of the camera's last 20 answers or"
                                    + " so, where they are three or fewer. For cameras before which"
                                    + " the same comes again and again. A class that is rare is"
                                    + " then named a few frames later, or not at all where it is in"
                                    + " sight for one frame.");

    public static final OrricOption<Double> SURE =
            OrricOption.ofDouble("orric.escalation.sure")
                    .defaultValue(0.9)
                    .within(Range.between(0.01, 1.01))
                    .describedAs(
                            "Confidence from which on a student is sure: no second opinion is"
                                    + " asked for then. Above 1: every frame may be asked about.");

    public static final OrricOption<Double> STUDENT_WEIGHT =
            OrricOption.ofDouble("orric.escalation.student-weight")
                    .defaultValue(Escalation.DEFAULT.studentWeight())
                    .within(Range.between(0.0, 1.0))
                    .describedAs(
                            "Weight of the student in the answer of student and teacher, a"
                                    + " geometric mean of their probabilities; the teacher's is the"
                                    + " rest.");

    public static final OrricOption<Double> LEAST_CLASSES =
            OrricOption.ofDouble("orric.escalation.least-classes")
                    .defaultValue(Escalation.DEFAULT.leastClasses())
                    .within(Range.between(1.0, 1_000_000.0))
                    .describedAs(
                            "Minimum of the effective number of classes in a sample, 1 / sum of"
                                    + " squared shares, for the teacher's batch-norm statistics to"
                                    + " follow it. A teacher that follows a scene of one class"
                                    + " would take that class for usual. More than the model has"
                                    + " classes: the teacher stays as it is.");

    public static final OrricOption<String> REGISTRY_PATH =
            OrricOption.ofString("orric.registry.path")
                    .describedAs(
                            "Folder of the model registry, on any file system that Flink knows and"
                                    + " all TaskManagers share. Default: a temporary folder that is"
                                    + " deleted after the run.");

    public static final OrricOption<Integer> REGISTRY_VERSIONS =
            OrricOption.ofInt("orric.registry.kept-versions")
                    .defaultValue(10)
                    .within(Range.between(4, 100_000))
                    .describedAs("Number of newest students of each site that are kept.");

    /** All options of the job, those of its slot operator first. */
    public static OptionSet all() {
        return OptionSet.of(
                OperatorOptions.class,
                JobOptions.class,
                RetrainingOptions.class,
                KafkaOptions.class);
    }

    /** Frames of so many batches of the default size; other texts stay as they are. */
    private static String frames(String batches) {
        return batches.matches("\\d{1,6}")
                ? String.valueOf(Integer.parseInt(batches) * 64)
                : batches;
    }

    private JobOptions() {}
}
