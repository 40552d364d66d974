// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.adaptation.PseudoLabelSgd;
import io.orric.experiments.loop.CorruptionFolder;
import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.loop.ModelFolder;
import io.orric.experiments.loop.Protocol;
import io.orric.operator.CapacityModel;
import io.orric.options.UsageException;
import io.orric.report.Setting;
import io.orric.retraining.RetrainingSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.flink.configuration.Configuration;

/**
 * Settings that all experiments have.
 *
 * @param framesPerSlot D; 0 for a fiftieth of the frames, so that there are 50 slots as in the
 *     paper
 * @param firstSeed the first seed
 * @param seedCount number of seeds, from the first one on
 * @param options the job's options that are not at their defaults
 */
public record ExperimentPlan(
        int framesPerSlot, long firstSeed, int seedCount, Configuration options) {

    /** Slots of a corruption in the paper. */
    private static final int PAPER_SLOTS = 50;

    List<Long> seeds() {
        return LongStream.range(firstSeed, firstSeed + seedCount).boxed().toList();
    }

    /**
     * D for so many frames.
     *
     * @throws UsageException if there is not even one slot, or if a ratio of the profile would
     *     sample part of a frame, which could cost more than its slot has
     */
    int framesPerSlot(CorruptionFolder data, String corruption, ModelFolder models)
            throws IOException {
        int size = data.size(corruption);
        int frames = framesPerSlot == 0 ? size / PAPER_SLOTS : framesPerSlot;
        if (frames < 1 || frames > size) {
            throw new UsageException(
                    String.format(
                            "--frames-per-slot is %d, must be from 1 to the %d frames of %s",
                            frames, size, corruption));
        }
        models.space()
                .retraining()
                .forEach(
                        configuration -> {
                            double sample = configuration.ratio() * frames;
                            if (Math.abs(sample - Math.rint(sample)) > 1e-6) {
                                throw new UsageException(
                                        String.format(
                                                "--frames-per-slot is %d, of which ratio %s is no"
                                                        + " whole number, give a multiple of 10 or"
                                                        + " 100",
                                                frames, configuration.ratio()));
                            }
                        });
        return frames;
    }

    /** The job's own retraining, as its options have it. */
    Protocol improved(ModelFolder models) {
        return new Protocol(RetrainingSettings.method(options), models.bestResolution());
    }

    /**
     * The paper's compute: a frame may cost from what the student takes to what the teacher takes.
     */
    static CapacityModel paperCapacity(ModelFolder models, long seed) {
        return CapacityModel.uniform(
                models.space().bestInference().cost(), models.space().teacherFrameCost(), seed);
    }

    /** The settings of an experiment, for its page. */
    List<Setting> told(ExperimentContext context) {
        ModelFolder models = context.models();
        List<Setting> told = new ArrayList<>();
        told.add(new Setting("frames", context.data().toString()));
        told.add(new Setting("student", models.student() + ", sha-256 " + models.studentDigest()));
        told.add(new Setting("teacher", models.teacher() + ", sha-256 " + models.teacherDigest()));
        told.add(
                new Setting(
                        "frames per slot",
                        framesPerSlot == 0 ? "a fiftieth" : Integer.toString(framesPerSlot)));
        told.add(
                new Setting(
                        "seeds",
                        seeds().stream().map(Object::toString).collect(Collectors.joining(", "))));
        told.add(new Setting("slope L", Double.toString(models.profile().slope())));
        told.add(
                new Setting("the job's retraining", RetrainingSettings.method(options).toString()));
        told.add(new Setting("the paper's retraining", PseudoLabelSgd.PAPER.toString()));
        return told;
    }
}
