// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.footage.FootageProvider;
import io.orric.options.UsageException;
import io.orric.profile.LearnedWith;
import io.orric.profile.MeasuredProfile;
import io.orric.profile.ProfileFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Options of {@code orric profile} for measuring what retraining teaches. */
final class LearningOptions {

    @Option(
            names = "--learn",
            description =
                    "Also measure what each ratio teaches: play the frames under drift conditions,"
                            + " retrain by orric.retraining.method after each slot, and write the"
                            + " gains, f-max and slope with their deviations. Accuracies are then"
                            + " those of the retrained student under these conditions.")
    private boolean learn;

    @Option(
            names = "--costs-of",
            paramLabel = "FILE",
            description =
                    "With --learn: keep resolutions, ratios and costs of this profile, in whatever"
                            + " unit they are, and measure nothing but what is learned.")
    private Path costs;

    @Option(
            names = "--conditions",
            paramLabel = "CONDITIONS",
            split = ",",
            hideParamSyntax = true,
            defaultValue =
                    "defocus:0.9,sensor-noise:0.7,low-bitrate:0.9,defocus:0.5+sensor-noise:0.5",
            description =
                    "With --learn: drift conditions, each tried by itself, which are put over"
                            + " recorded frames too; 'clear' leaves frames as they are, for a"
                            + " recording that drifts by itself (default: ${DEFAULT-VALUE}).")
    private List<String> conditions;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "With --learn: number of synthetic scenes, or of parts of a recording, under"
                            + " each of the conditions (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--slots",
            paramLabel = "N",
            defaultValue = "4",
            description =
                    "With --learn: slots of a trial; the first one is only learned from (default:"
                            + " ${DEFAULT-VALUE}).")
    private int slots;

    @Option(
            names = "--frames-per-slot",
            paramLabel = "N",
            defaultValue = "100",
            description = "With --learn: frames of a slot (default: ${DEFAULT-VALUE}).")
    private int framesPerSlot;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Returns whether to measure what is learned. */
    boolean wanted() {
        return learn;
    }

    /**
     * Checks the options before anything is measured.
     *
     * @throws UsageException if one is wrong or contradicts another
     */
    void require() throws IOException {
        for (String each :
                List.of("--costs-of", "--conditions", "--seeds", "--slots", "--frames-per-slot")) {
            if (given(each) && !learn) {
                throw new UsageException(each + " is given without --learn, add --learn");
            }
        }
        for (String each : List.of("--resolutions", "--ratios", "--repetitions", "--limit")) {
            if (costs != null && given(each)) {
                throw UsageException.format(
                        "%s is given with --costs-of %s, which says it, leave one of them away",
                        each, costs);
            }
        }
        if (learn && given("--slope")) {
            throw new UsageException(
                    "--slope is given with --learn, which measures it, leave one of them away");
        }
        FootageProvider camera = FootageProvider.synthetic();
        conditions.forEach(camera::under);
        if (new HashSet<>(conditions).size() < conditions.size()) {
            throw new UsageException("--conditions", conditions, "must have each of them once");
        }
        atLeast("--seeds", seeds, 1);
        atLeast("--slots", slots, 2);
        atLeast("--frames-per-slot", framesPerSlot, 1);
    }

    private boolean given(String option) {
        ParseResult parsed = command.commandLine().getParseResult();
        return parsed.hasMatchedOption(option);
    }

    private static void atLeast(String option, int value, int least) {
        if (value < least) {
            throw new UsageException(option, value, "must be at least " + least);
        }
    }

    /** The trials to make by a method. */
    LearnedWith plan(String method) {
        return new LearnedWith(method, conditions, seeds, slots, framesPerSlot);
    }

    /**
     * The profile whose costs stay.
     *
     * @throws UsageException if it is no profile
     */
    Optional<MeasuredProfile> kept() throws IOException {
        return costs == null
                ? Optional.empty()
                : Optional.of(UsageException.reading(() -> ProfileFile.readMeasured(costs)));
    }

    /** The name of the file whose costs stay; empty if costs are measured. */
    Optional<Path> costsFile() {
        return Optional.ofNullable(costs).map(Path::getFileName);
    }

    int seeds() {
        return seeds;
    }
}
