// SPDX-License-Identifier: Apache-2.0
package io.orric.playback;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.job.JobOptions;
import io.orric.operator.OperatorOptions;
import io.orric.testutils.Recordings;
import io.orric.testutils.TinyModels;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job on real, if tiny, models and images, in a Flink cluster of this JVM. */
class EmbeddedRunITCase {

    private static final int SLOTS = 12;
    private static final int FRAMES_PER_SLOT = 60;

    @TempDir private Path folder;

    @Test
    void everyFrameIsPredictedAndRetrainingPaysOffUnderDrift() throws Exception {
        Watched watched = run(drifted(), "orric;inference-only");
        SiteSummary orric = watched.summary("orric");
        SiteSummary inferenceOnly = watched.summary("inference-only");
        for (SiteSummary site : watched.summaries) {
            assertThat(site.framesIn()).isEqualTo(SLOTS * FRAMES_PER_SLOT);
            assertThat(site.predictions()).isEqualTo(SLOTS * FRAMES_PER_SLOT);
            assertThat(site.deadLetters()).isZero();
            assertThat(site.lateFrames()).isZero();
            assertThat(site.computeUsed()).isLessThanOrEqualTo(site.computeGiven());
        }
        assertThat(orric.modelSwaps()).isPositive();
        assertThat(inferenceOnly.modelSwaps()).isZero();
        assertThat(orric.accuracy()).isGreaterThan(inferenceOnly.accuracy() + 0.1);
        assertThat(orric.computeGiven()).isEqualTo(inferenceOnly.computeGiven());
    }

    @Test
    void slotsSeeTheStudentOfTheSlotBeforeAndVersionsNeverFallBack() throws Exception {
        Watched watched = run(drifted(), "orric");
        List<Long> versions = watched.slots.stream().map(SlotResult::modelVersion).toList();
        assertThat(versions).isSorted();
        assertThat(versions.get(0)).isZero();
        // One update a slot at the most: nobody may see a student trained on its own slot.
        assertThat(versions).allSatisfy(v -> assertThat(v).isLessThan(SLOTS));
        for (int i = 0; i < versions.size(); i++) {
            assertThat(versions.get(i)).isLessThanOrEqualTo(i);
        }
    }

    @Test
    void equalSeedsDecideEqually() throws Exception {
        assertThat(decisions(run(drifted(), "orric")))
                .isEqualTo(decisions(run(drifted(), "orric")));
    }

    @Test
    void undecodableFramesBecomeDeadLettersAndNothingElseIsLost() throws Exception {
        Path images = Files.createDirectory(folder.resolve("images"));
        var frames = TinyModels.frames(FRAMES_PER_SLOT, 3);
        for (int i = 0; i < frames.size(); i++) {
            byte[] image = i % 20 == 7 ? new byte[] {1, 2, 3} : frames.get(i).image();
            Files.write(images.resolve(String.format("%03d.png", i)), image);
        }
        Watched watched = run(images, "inference-only");
        SiteSummary site = watched.summary("inference-only");
        assertThat(site.framesIn()).isEqualTo(FRAMES_PER_SLOT);
        assertThat(site.deadLetters()).isEqualTo(3);
        assertThat(site.predictions()).isEqualTo(FRAMES_PER_SLOT - 3);
        assertThat(site.accuracy()).as("no labels, no accuracy").isNull();
    }

    @Test
    void aSecondRunGoesOnWithTheStudentsOfTheFirst() throws Exception {
        Path registry = folder.resolve("registry");
        run(drifted(), "orric", "orric.registry.path", registry.toUri().toString());
        Watched second =
                run(drifted(), "orric", "orric.registry.path", registry.toUri().toString());
        assertThat(second.slots.get(0).modelVersion()).isPositive();
        assertThat(second.summary("orric").modelSwaps()).isPositive();
    }

    @Test
    void aRunLeavesNothingBehind() throws Exception {
        List<Path> before = temporaries();
        run(drifted(), "orric");
        assertThat(temporaries()).isEqualTo(before);
    }

    /** Drifted frames in the format of CIFAR-10-C. */
    private Path drifted() throws Exception {
        Path file = folder.resolve("drifted.npy");
        if (!Files.exists(file)) {
            Recordings.npy(
                    file, TinyModels.driftedFrames(SLOTS * FRAMES_PER_SLOT, 5), TinyModels.CLASSES);
        }
        return file;
    }

    private Watched run(Path frames, String policies, String... more) throws Exception {
        TinyModels models = TinyModels.copyTo(folder);
        Configuration config = new Configuration();
        JobOptions.STUDENT.set(config, models.student().toString());
        JobOptions.TEACHER.set(config, models.teacher().toString());
        OperatorOptions.PROFILE.set(config, models.profile().toString());
        PlaybackOptions.FRAMES.set(config, frames.toString());
        PlaybackOptions.FRAMES_PER_SLOT.set(config, FRAMES_PER_SLOT);
        OperatorOptions.POLICIES.setText(config, policies);
        config.set(RestOptions.BIND_PORT, "0");
        for (int i = 0; i < more.length; i += 2) {
            config.setString(more[i], more[i + 1]);
        }
        Watched watched = new Watched();
        PlaybackSettings settings = PlaybackSettings.read(config);
        Playback playback = Playback.of(settings, 0);
        try (EmbeddedRun run =
                new EmbeddedRun(settings.job(), playback, config, Optional.empty())) {
            watched.summaries = run.execute(watched).summaries();
        }
        return watched;
    }

    private static List<String> decisions(Watched watched) {
        return watched.slots.stream()
                .map(SlotResult::decision)
                .map(
                        d ->
                                d.slot()
                                        + " "
                                        + d.capacity()
                                        + " "
                                        + d.samplingRatio()
                                        + " "
                                        + d.resolution())
                .toList();
    }

    private static List<Path> temporaries() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(path -> path.getFileName().toString().startsWith("orric-"))
                    .sorted()
                    .toList();
        }
    }

    /** All that a run told. */
    private static final class Watched implements EmbeddedRun.Listener {

        private final List<SlotResult> slots = Collections.synchronizedList(new ArrayList<>());
        private List<SiteSummary> summaries;

        @Override
        public void started(URI webUi) {}

        @Override
        public void slot(SlotResult report) {
            slots.add(report);
            slots.sort(Comparator.comparingLong(slot -> slot.decision().slot()));
        }

        SiteSummary summary(String site) {
            return summaries.stream().filter(s -> s.site().equals(site)).findFirst().orElseThrow();
        }
    }
}
