// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.job.JobOptions;
import io.orric.operator.OperatorOptions;
import io.orric.options.Configurations;
import io.orric.playback.PlaybackOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orric run}: the job on recorded frames, in a Flink cluster inside this process. */
@Command(
        name = "run",
        description = {
            "Run the job on recorded frames, in a Flink cluster inside this process.",
            "",
            "Reads conf/orric.yaml, replays the frames slot by slot, prints a line a slot and a"
                    + " closing table. The Flink web UI is on the printed port while it runs.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  orric run --frames fog.npy --profile profile.yaml --student student.pt \\",
            "    --teacher teacher.pt --slots 50 --frames-per-slot 100 \\",
            "    --capacity uniform:7940000:95200000 --policy orric,inference-only \\",
            "    --report fog-report"
        })
final class RunCommand implements Callable<Integer> {

    @Option(
            names = "--frames",
            paramLabel = "PATH",
            description =
                    "Recorded frames: a CIFAR-10-C .npy file, or a folder or .zip of images"
                            + " (sub-folders are labels); or 'synthetic' for the synthetic camera.")
    private String frames;

    @Option(names = "--profile", paramLabel = "FILE", description = "Profile of the models, YAML.")
    private String profile;

    @Option(names = "--student", paramLabel = "FILE", description = "Student, TorchScript.")
    private String student;

    @Option(names = "--teacher", paramLabel = "FILE", description = "Teacher, TorchScript.")
    private String teacher;

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description = "Class names, one a line (default: classes.txt beside the student).")
    private String classes;

    @Option(
            names = "--policy",
            paramLabel = "NAME[,NAME]",
            description =
                    "Policies, such as orric, inference-only. Each gets a site of its own, fed the"
                            + " same frames, with its own student. All names: docs/paper.md.")
    private String policies;

    @Option(
            names = "--capacity",
            paramLabel = "MODEL",
            description =
                    "Compute a frame in the profile's unit: constant:X or uniform:LOW:HIGH, drawn"
                            + " for each slot.")
    private String capacity;

    @Option(names = "--slots", paramLabel = "N", description = "Slots to replay (default: all).")
    private String slots;

    @Option(names = "--frames-per-slot", paramLabel = "D", description = "Frames in a slot.")
    private String framesPerSlot;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seeds the capacity's draws.")
    private String seed;

    @Mixin private ConfigurationOptions configuration;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Write the closing table as JSON.")
    private Path summary;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "Write report.html there: charts, sample frames and tables in one file that"
                            + " any browser shows.")
    private Path report;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        new PlaybackRun(summary, report, spec.commandLine().getOut())
                .execute(configuration.read(this::own));
        return 0;
    }

    private void own(Configuration config) {
        Configurations.set(config, PlaybackOptions.REPLAY_FRAMES, frames);
        Configurations.set(config, JobOptions.PROFILE, profile);
        Configurations.set(config, JobOptions.STUDENT, student);
        Configurations.set(config, JobOptions.TEACHER, teacher);
        Configurations.set(config, JobOptions.CLASSES, classes);
        Configurations.set(
                config,
                OperatorOptions.POLICIES,
                policies == null ? null : policies.replace(',', ';'));
        Configurations.set(config, OperatorOptions.CAPACITY, capacity);
        Configurations.set(config, PlaybackOptions.REPLAY_SLOTS, slots);
        Configurations.set(config, PlaybackOptions.FRAMES_PER_SLOT, framesPerSlot);
        Configurations.set(config, OperatorOptions.SEED, seed);
    }
}
