// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.job.JobSettings;
import io.orric.operator.OperatorOptions;
import io.orric.profile.LearnedWith;
import io.orric.profile.MeasuredProfile;
import io.orric.retraining.RetrainingOptions;
import io.orric.vision.ImageClassifier;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;

/** Comment lines of a profile: what was measured, how, and what a reader must not overlook. */
final class ProfileNotes {

    private final String frames;
    private final Configuration config;
    private final String engines;
    private final List<String> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    ProfileNotes(JobSettings.Models models, String frames, Configuration config) {
        this.frames = frames;
        this.config = config;
        lines.add(
                String.format(
                        "%s and %s, measured on %s with %s processors, %s %s, Java %s.",
                        models.student().getFileName(),
                        models.teacher().getFileName(),
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version")));
        engines =
                String.format(
                        "Inference is by %s (student) and %s (teacher), training by PyTorch.",
                        ImageClassifier.engineOf(models.student()),
                        ImageClassifier.engineOf(models.teacher()));
    }

    /** Says that costs were measured. */
    void measured(MeasuredProfile profile, int repetitions) {
        lines.add(
                String.format(
                        "accuracy: on %s; cost: milliseconds a frame, median of %s batches of %s"
                                + " to infer and of as many retrainings.",
                        frames, repetitions, OperatorOptions.BATCH_FRAMES.read(config)));
        lines.add(
                String.format(
                        "Inference is decoding, resizing and the student; retraining is ratio x a"
                                + " sampled frame by the method %s. Capacities are then milliseconds"
                                + " a frame, too.",
                        RetrainingOptions.METHOD.read(config)));
        lines.add(engines);
        without(profile);
    }

    /** By which engines models run; costs by one say little of a job that infers by the other. */
    String engines() {
        return engines;
    }

    /** Says that costs are those of another profile. */
    void costsOf(Path file) {
        lines.add("Resolutions, ratios and costs: of " + file + ".");
    }

    /** Says how gains and learning curve were measured, and warns if there is none. */
    void learned(MeasuredProfile profile) {
        LearnedWith by = profile.curve().spread().orElseThrow().trials();
        lines.add(
                String.format(
                        "accuracy, gain and learning-curve: on %s under the conditions below, mean"
                                + " of %d trials of %d slots; deviations are standard deviations of"
                                + " a trial. accuracy: of the student that the best ratio made.",
                        frames, by.conditions().size() * by.seeds(), by.slots()));
        if (profile.curve().slope() == 0) {
            warnings.add(
                    String.format(
                            "WARNING: retraining by %s does not help these pictures: no ratio was"
                                    + " better than none by more than chance. The profile has no"
                                    + " retraining, so no policy will retrain. Try another"
                                    + " orric.retraining.method, larger slots or other conditions.",
                            by.method()));
        }
        lines.addAll(warnings);
    }

    private void without(MeasuredProfile profile) {
        lines.add(
                "Without drift the student's accuracy is "
                        + profile.inference().stream()
                                .map(
                                        one ->
                                                String.format(
                                                        Locale.ROOT,
                                                        "%.4f at %d",
                                                        one.accuracy(),
                                                        one.resolution()))
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    /** Adds lines. */
    void all(List<String> more) {
        lines.addAll(more);
    }

    List<String> lines() {
        return lines;
    }

    List<String> warnings() {
        return warnings;
    }
}
