// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.footage.FootageProvider;
import io.orric.job.JobOptions;
import io.orric.operator.OperatorOptions;
import io.orric.playback.PlaybackOptions;
import io.orric.playback.SiteSummary;
import io.orric.retraining.RetrainingOptions;
import io.orric.retraining.RetrainingOptions.MethodName;
import io.orric.retraining.RetrainingOptions.StatisticsMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code orric demo}: a camera drifts, a plain model fails, the ORRIC site recovers. */
@Command(
        name = "demo",
        description = {
            "Watch a camera drift, a plain model fail and an ORRIC site recover, in three minutes.",
            "",
            "A synthetic roadside camera sees a clear day, then fog, a rainy night, and snow. Two"
                    + " sites get the same frames and the same compute: 'orric' divides it between"
                    + " inference and retraining, 'inference-only' never retrains. The Flink web UI"
                    + " is on the printed port while it runs; a report with pictures is written at"
                    + " the end.",
            ""
        })
final class DemoCommand implements Callable<Integer> {

    private static final int SLOTS = 60;
    private static final int FRAMES_PER_SLOT = 64;
    private static final Duration SLOT_LENGTH = Duration.ofMillis(2500);

    /**
     * MACs a frame. Below 18.1 M the best resolution does not fit, below 30 M retraining does not;
     * so some slots lower the resolution and some stop retraining.
     */
    private static final String CAPACITY = "uniform:10000000:110000000";

    @Mixin private final PlaybackRun run = new PlaybackRun(Path.of("orric-demo"));

    @Mixin private final OverridingOptions overriding = new OverridingOptions(OperatorOptions.SEED);

    @Override
    public Integer call() throws Exception {
        run.out()
                .printf(
                        "Two sites, the same camera, the same compute; drift begins after a third of %d"
                                + " slots of %.1f s.%n",
                        SLOTS, SLOT_LENGTH.toMillis() / 1000.0);
        run.out().println(moral(run.execute(this::demo).summaries()));
        return 0;
    }

    private Configuration demo() {
        Path models = Path.of(System.getProperty("orric.home", "."), "models", "roadside");
        Configuration config = new Configuration();
        JobOptions.STUDENT.set(config, models.resolve("student.pt").toString());
        JobOptions.TEACHER.set(config, models.resolve("teacher.pt").toString());
        JobOptions.POLL_INTERVAL.set(config, Duration.ofMillis(200));
        OperatorOptions.PROFILE.set(config, models.resolve("profile.yaml").toString());
        OperatorOptions.SLOT_LENGTH.set(config, SLOT_LENGTH);
        OperatorOptions.POLICIES.set(config, List.of("orric", "inference-only"));
        OperatorOptions.CAPACITY.set(config, CAPACITY);
        PlaybackOptions.FRAMES.set(config, FootageProvider.SYNTHETIC);
        PlaybackOptions.SLOTS.set(config, (long) SLOTS);
        PlaybackOptions.FRAMES_PER_SLOT.set(config, FRAMES_PER_SLOT);
        PlaybackOptions.PACED.set(config, true);
        // Its teacher knows every condition, so labels are worth their price.
        RetrainingOptions.METHOD.set(config, MethodName.PSEUDO_LABEL);
        RetrainingOptions.LEARNING_RATE.set(config, 0.01);
        // A slot's sample has two dozen frames: three steps, not one.
        RetrainingOptions.TRAINING_BATCH.set(config, 8);
        RetrainingOptions.HELD_OUT.set(config, 0.2);
        RetrainingOptions.STATISTICS.set(config, StatisticsMode.FROM_STEPS);
        return overriding.over(config);
    }

    /** Sums up the demo in a sentence. */
    private static String moral(List<SiteSummary> sites) {
        SiteSummary orric = site(sites, "orric");
        SiteSummary plain = site(sites, "inference-only");
        if (orric.accuracyDrifted() == null || plain.accuracyDrifted() == null) {
            return "Nothing drifted, so there was nothing to recover from.";
        }
        return String.format(
                Locale.ROOT,
                "%nOnce the view drifted, the student that never retrained fell from %.0f %% to"
                        + " %.0f %%; ORRIC's, retrained and swapped %d times while it served, held"
                        + " %.0f %%, on %.0f %% of the compute it was given.",
                100 * plain.accuracyClear(),
                100 * plain.accuracyDrifted(),
                orric.modelSwaps(),
                100 * orric.accuracyDrifted(),
                100 * orric.computeUsed() / orric.computeGiven());
    }

    private static SiteSummary site(List<SiteSummary> sites, String name) {
        return sites.stream().filter(s -> s.site().equals(name)).findFirst().orElseThrow();
    }
}
