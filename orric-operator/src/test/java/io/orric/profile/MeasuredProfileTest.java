// SPDX-License-Identifier: Apache-2.0
package io.orric.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredProfileTest {

    private static final MeasuredProfile MEASURED =
            MeasuredProfile.assumed(
                    List.of(
                            new MeasuredProfile.Inference(20, 0, 0.52, cost(0.4)),
                            new MeasuredProfile.Inference(24, 0, 0.65, cost(0.7)),
                            new MeasuredProfile.Inference(28, 0, 0.73, cost(0.6)),
                            new MeasuredProfile.Inference(32, 0, 0.7958, cost(0.9))),
                    List.of(
                            MeasuredProfile.Retraining.assumed(0, cost(0)),
                            MeasuredProfile.Retraining.assumed(0.5, cost(2)),
                            MeasuredProfile.Retraining.assumed(1, cost(4))),
                    0.01,
                    Double.NaN,
                    Double.NaN);

    private static final LearnedWith TRIALS =
            new LearnedWith("pseudo-label", List.of("fog:0.6", "it's dark"), 2, 3, 40);

    @TempDir private Path folder;

    @Test
    void whatCostsMoreAndYieldsLessIsDroppedAndNamed() {
        assertThat(MEASURED.undominated().inference())
                .extracting(MeasuredProfile.Inference::resolution)
                .containsExactly(20, 28, 32);
        assertThat(MEASURED.undominated().retraining()).hasSize(3);
        assertThat(MEASURED.dominated())
                .containsExactly(
                        "resolution 24 is dropped: resolution 28 costs no more and is no less accurate");
    }

    @Test
    void theFileReadsBackAsTheProfile() throws Exception {
        Path file = folder.resolve("profile.yaml");
        Files.writeString(
                file, ProfileFile.text(MEASURED.undominated(), List.of("two\nlines", "# {: ]")));

        Profile read = ProfileFile.read(file);

        assertThat(read.space().inference())
                .containsExactly(
                        new InferenceConfiguration(20, 0.52, 0.4),
                        new InferenceConfiguration(28, 0.73, 0.6),
                        new InferenceConfiguration(32, 0.7958, 0.9));
        assertThat(read.space().retraining())
                .containsExactly(
                        RetrainingConfiguration.NONE,
                        new RetrainingConfiguration(0.5, 0.5, 2),
                        new RetrainingConfiguration(1, 1, 4));
        assertThat(read.maxAccuracy()).isEqualTo(0.7958);
        assertThat(read.slope()).isEqualTo(0.01);
    }

    @Test
    void whatWasLearnedReadsBackWithItsSpreadAndHowItWasMeasured() throws Exception {
        MeasuredProfile learned = learned(new double[][] {{0.4, 0.6}, {0.7, 0.8}, {0.7, 0.9}});
        Path file = folder.resolve("learned.yaml");
        Files.writeString(file, ProfileFile.text(learned.undominated(), List.of()));

        MeasuredProfile read = ProfileFile.readMeasured(file);

        assertThat(read.inference())
                .extracting(MeasuredProfile.Inference::accuracy)
                .containsExactly(0.3, 0.5, 0.8);
        assertThat(read.retraining())
                .extracting(MeasuredProfile.Retraining::gain)
                .containsExactly(0.0, 0.8333, 1.0);
        assertThat(read.retraining().get(1).gainDeviation()).hasValue(0.2357);
        assertThat(read.curve().maxAccuracy()).isEqualTo(0.8);
        assertThat(read.curve().slope()).isEqualTo(0.3);
        assertThat(read.curve().spread()).contains(new MeasuredProfile.Spread(0.1414, 0.0, TRIALS));
        assertThat(ProfileFile.read(file).space().retraining()).hasSize(3);
    }

    @Test
    void whereNothingIsLearnedNoPolicyRetrains() throws Exception {
        MeasuredProfile learned = learned(new double[][] {{0.6, 0.6}, {0.5, 0.7}, {0.5, 0.6}});
        Path file = folder.resolve("flat.yaml");
        Files.writeString(file, ProfileFile.text(learned.undominated(), List.of()));

        Profile read = ProfileFile.read(file);

        assertThat(read.space().retraining()).containsExactly(RetrainingConfiguration.NONE);
        assertThat(read.slope()).isZero();
        assertThat(learned.dominated()).hasSize(3).last().asString().contains("ratio 1.0");
    }

    @Test
    void theMeasuredCostOfTrainingSaysHowManyFramesALabelIsWorth() throws Exception {
        MeasuredProfile measured =
                MeasuredProfile.assumed(
                        MEASURED.inference(), MEASURED.retraining(), 0.01, 4.0 / 3, 2);
        Path file = folder.resolve("measured.yaml");
        Files.writeString(file, ProfileFile.text(measured, List.of()));

        assertThat(ProfileFile.read(file).space().framesPerLabel()).isCloseTo(3, within(1e-5));
        assertThat(ProfileFile.read(file).space().teacherFrameCost()).isEqualTo(2);
        // By the paper's accounting, twice an inference of 0.9.
        assertThat(MEASURED.profile().space().framesPerLabel()).isCloseTo(4 / 1.8, within(1e-12));
    }

    @Test
    void aShareOfSecondOpinionsIsPartOfAConfiguration() throws Exception {
        List<MeasuredProfile.Inference> inference =
                List.of(
                        new MeasuredProfile.Inference(32, 0, 0.8, cost(1)),
                        new MeasuredProfile.Inference(32, 0.25, 0.9, cost(2)),
                        new MeasuredProfile.Inference(32, 0.5, 0.85, cost(3)));
        MeasuredProfile measured =
                MeasuredProfile.assumed(inference, MEASURED.retraining(), 0.01, Double.NaN, 4);
        Path file = folder.resolve("pairs.yaml");
        Files.writeString(file, ProfileFile.text(measured.undominated(), List.of()));

        Profile read = ProfileFile.read(file);

        assertThat(read.space().inference())
                .containsExactly(
                        new InferenceConfiguration(32, 0, 0.8, 1),
                        new InferenceConfiguration(32, 0.25, 0.9, 2));
        assertThat(read.space().bestStudent().accuracy()).isEqualTo(0.8);
        assertThat(read.maxAccuracy()).as("of the student").isEqualTo(0.8);
        assertThat(measured.dominated())
                .containsExactly(
                        "resolution 32 with escalation 0.5 is dropped: resolution 32 with"
                                + " escalation 0.25 costs no more and is no less accurate");
        assertThat(measured.withoutEscalation().inference()).hasSize(1);
    }

    private static MeasuredProfile learned(double[][] accuracies) {
        return MEASURED.learned(
                new double[] {0.3, 0.4, 0.5, 0.8},
                LearnedCurve.of(List.of(0.0, 0.5, 1.0), accuracies, 1),
                TRIALS);
    }

    @Test
    void quartilesLieBetweenMeasurements() {
        Quartiles spread = Quartiles.of(new double[] {4, 1, 3, 2, 5, 60});
        assertThat(spread.median()).isEqualTo(3.5);
        assertThat(spread.lower()).isCloseTo(2.25, within(1e-12));
        assertThat(spread.upper()).isCloseTo(4.75, within(1e-12));
        assertThat(Quartiles.of(new double[] {7}).times(2)).isEqualTo(new Quartiles(14, 14, 14));
    }

    private static Quartiles cost(double median) {
        return new Quartiles(median, 0.9 * median, 1.1 * median);
    }
}
