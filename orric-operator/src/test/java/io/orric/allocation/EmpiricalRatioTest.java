// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Measures every policy against the offline optimum, on random instances and against a hill climber
 * that bends a trace until it hurts, and holds docs/paper.md to the numbers. To write them there
 * anew, run this test with {@code -Dorric.docs.write=true}.
 */
class EmpiricalRatioTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "paper.md");

    private static final String HEADER =
            "| policy | paper | random: lowest | mean | proven bound, mean | lowest / bound |"
                    + " adversarial |\n|---|---|---|---|---|---|---|\n";

    private static final int RANDOM_INSTANCES = 10_000;

    private static final int RANDOM_SLOTS = 10;

    private static final int ADVERSARIAL_SLOTS = 20;

    /** The paper's set-up: its profile, 50 slots of 1,000 frames, capacity uniform. */
    private static final Measured PAPER = Measured.of(paper(new Random(2024)));

    /** An instance and what nothing exceeds on it. */
    private record Measured(Instance instance, double bound) {

        static Measured of(Instance instance) {
            return new Measured(
                    instance,
                    new OfflineOptimum(instance.problem(), 128).solve(instance.trace()).bound());
        }
    }

    /** Start of a policy: knowing the trace's extremes or not. */
    private record Contestant(String label, PolicyName name, boolean knowsExtremes) {

        double ratio(Measured measured) {
            Instance instance = measured.instance();
            int slots = instance.trace().size();
            AllocationPolicy policy =
                    name.create(instance.problem().profile(), endless() ? slots / 5 : slots);
            double value =
                    knowsExtremes
                            ? instance.valueKnowingExtremes(policy)
                            : instance.problem().of(policy, instance.trace()).value();
            return value / measured.bound();
        }

        /** The proven guarantee on an instance; NaN for policies without one. */
        double guarantee(Instance instance) {
            CompetitiveRatio guarantees = instance.guarantees();
            int slots = instance.trace().size();
            return switch (name) {
                case ORRIC ->
                        knowsExtremes
                                ? guarantees.orric()
                                : guarantees.orricWhateverTheFrames(slots);
                case ORRIC_ROLLING -> guarantees.orricWhateverTheFrames(slots / 5);
                case INFERENCE_ONLY -> guarantees.inferenceOnly();
                default -> Double.NaN;
            };
        }

        private boolean endless() {
            return name == PolicyName.ORRIC_ROLLING || name == PolicyName.ORRIC_DOUBLING;
        }
    }

    @Test
    void thePaperDocumentShowsWhatIsMeasured() throws IOException {
        List<Measured> random = randomInstances();
        String table =
                HEADER + contestants().map(c -> row(c, random)).collect(Collectors.joining());
        if (Boolean.getBoolean("orric.docs.write")) {
            Files.writeString(DOCUMENT, withTable(Files.readString(DOCUMENT), table));
        }
        assertThat(Files.readString(DOCUMENT)).contains(table);
    }

    /** The document with another table in place of the one that begins as this one does. */
    private static String withTable(String document, String table) {
        int start = document.indexOf(HEADER.substring(0, HEADER.indexOf(':')));
        int end = document.indexOf("|\n", start);
        while (document.startsWith("|\n|", end)) {
            end = document.indexOf("|\n", end + 2);
        }
        return document.substring(0, start) + table + document.substring(end + 2);
    }

    private static Stream<Contestant> contestants() {
        return Stream.concat(
                Stream.of(new Contestant("orric, extremes known", PolicyName.ORRIC, true)),
                Stream.of(PolicyName.values())
                        .filter(PolicyName::studentInfers)
                        .map(name -> new Contestant(name.toString(), name, false)));
    }

    private static String row(Contestant contestant, List<Measured> random) {
        DoubleSummaryStatistics ratios =
                random.stream().mapToDouble(contestant::ratio).summaryStatistics();
        DoubleSummaryStatistics guarantees =
                random.stream()
                        .mapToDouble(m -> contestant.guarantee(m.instance()))
                        .summaryStatistics();
        DoubleSummaryStatistics margins =
                random.stream()
                        .mapToDouble(m -> contestant.ratio(m) / contestant.guarantee(m.instance()))
                        .summaryStatistics();
        return String.format(
                        Locale.ROOT,
                        "| %s | %.4f | %.3f | %.3f | %.3f | %.3f | %.3f |%n",
                        contestant.label(),
                        contestant.ratio(PAPER),
                        ratios.getMin(),
                        ratios.getAverage(),
                        guarantees.getAverage(),
                        margins.getMin(),
                        adversarial(contestant))
                .replace("NaN", "–");
    }

    private static List<Measured> randomInstances() {
        Random random = new Random(2024);
        return Stream.generate(() -> Measured.of(Instance.random(random, RANDOM_SLOTS)))
                .limit(RANDOM_INSTANCES)
                .toList();
    }

    /** The lowest ratio that changing one slot at a time comes to, from three random traces. */
    private static double adversarial(Contestant contestant) {
        Random random = new Random(2024);
        double lowest = 1;
        for (int start = 0; start < 3; start++) {
            Instance instance = Instance.steep(random, ADVERSARIAL_SLOTS);
            double ratio = contestant.ratio(Measured.of(instance));
            for (int step = 0; step < 100; step++) {
                List<SlotBudget> bent = new ArrayList<>(instance.trace());
                bent.set(random.nextInt(ADVERSARIAL_SLOTS), Instance.steepSlot(random));
                Instance changed = new Instance(instance.problem(), bent);
                double next = contestant.ratio(Measured.of(changed));
                if (next <= ratio) {
                    ratio = next;
                    instance = changed;
                }
            }
            lowest = Math.min(lowest, ratio);
        }
        return lowest;
    }

    private static Instance paper(Random random) {
        LongTermAccuracy problem =
                new LongTermAccuracy(
                        PaperProfile.complete(), new PowerCurve(0.65870 + 0.2740, 0.2740, 1, 1));
        return new Instance(
                problem,
                Stream.generate(
                                () ->
                                        new SlotBudget(
                                                1000, 1e6 * (7940 + 78430 * random.nextDouble())))
                        .limit(50)
                        .toList());
    }
}
