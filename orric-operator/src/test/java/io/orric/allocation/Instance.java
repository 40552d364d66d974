// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A random problem (P) with a trace: all kinds of curves, scarce to plentiful, even to bursty. */
record Instance(LongTermAccuracy problem, List<SlotBudget> trace) {

    static Instance random(Random random, int slots) {
        LongTermAccuracy problem = problem(random);
        return new Instance(problem, trace(random, problem.profile().space(), slots));
    }

    /** Strong drift, three resolutions and three ratios, slots of 1 to 1,000 frames. */
    static Instance steep(Random random, int slots) {
        Profile profile =
                new Profile(
                        ConfigurationSpace.of(
                                List.of(
                                        new InferenceConfiguration(16, 0.2, 1),
                                        new InferenceConfiguration(24, 0.5, 4),
                                        new InferenceConfiguration(32, 0.8, 8)),
                                List.of(
                                        new RetrainingConfiguration(0.25, 0.25, 3),
                                        new RetrainingConfiguration(0.5, 0.5, 6),
                                        new RetrainingConfiguration(1, 1, 12))),
                        0.8,
                        0.4);
        return new Instance(
                new LongTermAccuracy(profile, line(0.4, 0.8, 1)),
                Stream.generate(() -> steepSlot(random)).limit(slots).toList());
    }

    static SlotBudget steepSlot(Random random) {
        long frames = Math.round(StrictMath.pow(10, 3 * random.nextDouble()));
        return new SlotBudget(frames, frames * between(random, 1, 21));
    }

    long minFrames() {
        return trace.stream().mapToLong(SlotBudget::frames).min().orElseThrow();
    }

    long maxFrames() {
        return trace.stream().mapToLong(SlotBudget::frames).max().orElseThrow();
    }

    /** The value of a policy that knows the trace's extremes in advance. */
    double valueKnowingExtremes(AllocationPolicy policy) {
        return problem.of(policy, PolicyState.expecting(minFrames(), maxFrames()), trace).value();
    }

    CompetitiveRatio guarantees() {
        return new CompetitiveRatio(
                problem.profile(), problem.curve().at(0), minFrames(), maxFrames());
    }

    static LongTermAccuracy problem(Random random) {
        ConfigurationSpace space = space(random);
        double highest = space.bestRetraining().gain();
        double top = between(random, 0.1, 1);
        LearningCurve curve = curve(random, top * between(random, 0.05, 0.99), top, highest);
        double slope = curve.slopeAt(highest) * between(random, 0.05, 1);
        return new LongTermAccuracy(new Profile(space, curve.at(highest), slope), curve);
    }

    static ConfigurationSpace space(Random random) {
        List<InferenceConfiguration> inference = new ArrayList<>();
        int inferences = 1 + random.nextInt(4);
        for (int j = 1; j <= inferences; j++) {
            inference.add(
                    new InferenceConfiguration(
                            j, between(random, 0.05, 1), between(random, 1, 20)));
        }
        List<RetrainingConfiguration> retraining = new ArrayList<>();
        int retrainings = 1 + random.nextInt(3);
        for (int i = 1; i <= retrainings; i++) {
            retraining.add(
                    new RetrainingConfiguration(
                            i / 4.0, between(random, 0.05, 1), between(random, 1, 40)));
        }
        return ConfigurationSpace.of(inference, retraining);
    }

    static List<SlotBudget> trace(Random random, ConfigurationSpace space, int slots) {
        double low = 0.9 * space.cheapestInference().cost();
        double high = 1.1 * (space.bestInference().cost() + space.bestRetraining().cost());
        double spread = random.nextInt(3) * between(random, 0, 3);
        List<SlotBudget> trace = new ArrayList<>();
        for (int t = 1; t <= slots; t++) {
            long frames = Math.round(10 * StrictMath.exp(spread * random.nextDouble()));
            trace.add(new SlotBudget(frames, frames * between(random, low, high)));
        }
        return trace;
    }

    /** A curve from f(0) = low to f(highest) = top, of a random kind. */
    static LearningCurve curve(Random random, double low, double top, double highest) {
        double offset = between(random, 0.05, 2);
        switch (random.nextInt(4)) {
            case 0 -> {
                double exponent = between(random, 0.1, 3);
                double drop =
                        StrictMath.pow(offset, -exponent)
                                - StrictMath.pow(offset + highest, -exponent);
                double amplitude = (top - low) / drop;
                return new PowerCurve(
                        low + amplitude * StrictMath.pow(offset, -exponent),
                        amplitude,
                        exponent,
                        offset);
            }
            case 1 -> {
                double scale =
                        (StrictMath.exp(top) - StrictMath.exp(low))
                                / StrictMath.log((offset + highest) / offset);
                return new LogarithmicCurve(
                        scale, StrictMath.exp(low) - scale * StrictMath.log(offset), offset);
            }
            case 2 -> {
                double growth = StrictMath.log(top / low);
                double widest = 2 * highest / growth - highest;
                double near = widest > 0 ? between(random, 0.2, 1) * widest : offset;
                double b = -growth * near * (near + highest) / highest;
                return widest > 0
                        ? new ExponentialCurve(StrictMath.log(low) - b / near, b, 0, near)
                        : line(low, top, highest);
            }
            default -> {
                return line(low, top, highest);
            }
        }
    }

    private static LearningCurve line(double low, double top, double highest) {
        return new TabulatedCurve(new double[] {0, highest}, new double[] {low, top});
    }

    private static double between(Random random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
