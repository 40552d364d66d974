// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.LearningCurve;
import io.orric.allocation.LearningExtent;
import io.orric.allocation.LongTermAccuracy;
import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.files.OutputFile;
import io.orric.options.UsageException;
import io.orric.plan.CurveText;
import io.orric.plan.ExtentText;
import io.orric.plan.GreedyReference;
import io.orric.plan.OfflineReference;
import io.orric.plan.PlanCsv;
import io.orric.plan.PlanPlot;
import io.orric.plan.PlannedSlot;
import io.orric.plan.PolicyComparison;
import io.orric.plan.TraceFile;
import io.orric.plan.TraceReader;
import io.orric.profile.ProfileFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orric plan}: what policies would decide on a trace, without models or frames. */
@Command(
        name = "plan",
        description = {
            "Show what policies would decide on a trace, without models or frames.",
            "",
            "Writes CSV to standard output, a row for each slot and policy, as it reads: a trace may"
                    + " be longer than memory.",
            ""
        },
        footer = {
            "",
            "Learning curves f(x), x being the average gain of the frames so far:",
            "  power:LIMIT:AMPLITUDE:EXPONENT:OFFSET  LIMIT - AMPLITUDE*(OFFSET+x)^-EXPONENT",
            "  exponential:A:B:C:OFFSET               exp(A + B/(OFFSET+x) + C*ln(OFFSET+x))",
            "  logarithmic:SCALE:SHIFT:OFFSET         ln(SCALE*ln(OFFSET+x) + SHIFT)",
            "  table:FILE                             CSV extent,accuracy; lines between",
            "",
            "Example:",
            "  orric plan --trace day.csv --profile profile.yaml \\",
            "    --policy orric,inference-only \\",
            "    --curve power:0.9327:0.274:1:1 --plot day.svg > plan.csv"
        })
final class PlanCommand implements Callable<Integer> {

    @Option(
            names = "--trace",
            required = true,
            paramLabel = "FILE",
            description =
                    "CSV with the columns slot,frames,capacity, a line for each slot; - reads"
                            + " standard input.")
    private String traceFile;

    @Option(
            names = "--profile",
            required = true,
            paramLabel = "FILE",
            description = "Profile of the models, YAML.")
    private Path profileFile;

    @Option(
            names = "--policy",
            paramLabel = "NAME[,NAME]|all",
            defaultValue = "orric",
            description =
                    "Policies (default: orric). Names: docs/paper.md; all stands for every one.")
    private String policies;

    @Option(
            names = "--horizon",
            paramLabel = "T",
            description = "Number of slots of the stream (default: slots of the trace).")
    private Long horizon;

    @Option(
            names = "--f-max",
            paramLabel = "X",
            description =
                    "Accuracy of the best configurations without drift (default: the profile's).")
    private Double maxAccuracy;

    @Option(
            names = "--slope",
            paramLabel = "L",
            description = "Minimum slope of the learning curve (default: the profile's).")
    private Double slope;

    @Option(
            names = "--resolutions",
            paramLabel = "R",
            split = ",",
            description = "Resolutions to choose from (default: all of the profile).")
    private Set<Integer> resolutions = Set.of();

    @Option(
            names = "--curve",
            paramLabel = "CURVE",
            description =
                    "Learning curve, see below. Adds the columns learning_extent,"
                            + " predicted_accuracy and average_accuracy, and the rows of "
                            + PolicyComparison.OPTIMUM
                            + " if the trace is a file of at most "
                            + OfflineReference.LIMIT
                            + " slots; for a longer one standard error shows an upper bound.")
    private String curve;

    @Option(
            names = "--extent",
            paramLabel = "EXTENT",
            defaultValue = "average",
            description =
                    "What of the past the curve's x is the average of: average (all frames),"
                            + " window:W (those of the last W slots) or decay:A (all, A times less"
                            + " with every slot). Default: average. Only for it is there an"
                            + " optimum.")
    private String extent;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "Draw the decisions as an SVG file; long traces are thinned.")
    private Path plotFile;

    /** Slots of a file after which the output is flushed, to see whether anybody reads it. */
    private static final int CHECKED_SLOTS = 256;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        OutputFile svg = plotFile == null ? null : OutputFile.of("--plot", plotFile);
        Profile profile = UsageException.reading(this::profile);
        LongTermAccuracy problem = curve == null ? null : problem(profile);
        TraceFile trace = TraceFile.of(traceFile);
        Set<PolicyName> names = UsageException.reading(this::names);
        TraceFile.Total total = trace.rereadable() ? trace.total() : null;
        long slots = horizon(total);
        LearningExtent learned = UsageException.reading(() -> ExtentText.parse(extent));
        PolicyComparison comparison = new PolicyComparison(profile, problem, learned);
        names.forEach(name -> comparison.add(name, slots));
        if (problem != null) {
            addReference(comparison, problem, trace, total);
        }
        int printed = comparison.names().size();
        GreedyReference greedy = greedy(comparison, names, slots);
        PlanPlot plot = plotFile == null ? null : new PlanPlot(comparison.names(), problem != null);
        boolean escalating =
                profile.space().inference().stream().anyMatch(each -> each.escalation() > 0);
        PlanCsv csv = new PlanCsv(spec.commandLine().getOut(), escalating, curve != null);
        if (print(trace, comparison, csv, printed, greedy, plot)) {
            greedy.summary(problem != null).forEach(this::tell);
            if (plot != null) {
                svg.write(plot.plot(title()).toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return 0;
    }

    /** Compares what is ORRIC with Inference-Greedy, which is added unless it is there. */
    private static GreedyReference greedy(
            PolicyComparison comparison, Set<PolicyName> names, long slots) {
        List<String> orric =
                names.stream().filter(PolicyName::isOrric).map(PolicyName::toString).toList();
        String label = PolicyName.INFERENCE_GREEDY.toString();
        if (!orric.isEmpty() && !comparison.names().contains(label)) {
            comparison.add(PolicyName.INFERENCE_GREEDY, slots);
        }
        GreedyReference greedy = new GreedyReference(comparison.names().indexOf(label));
        orric.forEach(name -> greedy.compare(name, comparison.names().indexOf(name)));
        return greedy;
    }

    /** Returns whether all could be printed; a reader that has seen enough is no failure. */
    private boolean print(
            TraceFile trace,
            PolicyComparison comparison,
            PlanCsv csv,
            int printed,
            GreedyReference greedy,
            PlanPlot plot)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean closed = false;
        try (TraceReader reader = trace.open()) {
            for (long count = 1; reader.hasNext() && !closed; count++) {
                List<PlannedSlot> slot = comparison.next(reader.next());
                for (PlannedSlot planned : slot.subList(0, printed)) {
                    csv.print(planned);
                }
                greedy.add(slot);
                if (plot != null) {
                    plot.add(slot);
                }
                if (!trace.rereadable() || count % CHECKED_SLOTS == 0) {
                    closed = out.checkError();
                }
            }
        } finally {
            out.flush();
        }
        return !out.checkError();
    }

    private Profile profile() throws IOException {
        UsageException.requireFile("--profile", profileFile);
        Profile read = ProfileFile.read(profileFile);
        ConfigurationSpace space =
                resolutions.isEmpty() ? read.space() : read.space().restrictedTo(resolutions);
        return new Profile(
                space,
                maxAccuracy == null ? read.maxAccuracy() : maxAccuracy,
                slope == null ? read.slope() : slope);
    }

    private LongTermAccuracy problem(Profile profile) throws IOException {
        LearningCurve learning = UsageException.reading(() -> CurveText.parse(curve));
        double gain = profile.space().bestRetraining().gain();
        try {
            double highest = learning.at(gain);
            if (Math.abs(highest - profile.maxAccuracy()) > 1e-9) {
                throw UsageException.format(
                        "it reaches %1$s at the highest gain, f-max is %2$s; give --f-max %1$s or"
                                + " another curve",
                        highest, profile.maxAccuracy());
            }
            if (profile.slope() > learning.slopeAt(gain) + 1e-9) {
                throw UsageException.format(
                        "its slope at the highest gain is %s, slope is %s; give --slope with no"
                                + " more than that",
                        learning.slopeAt(gain), profile.slope());
            }
            return new LongTermAccuracy(profile, learning);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--curve " + curve + ": " + e.getMessage(), e);
        }
    }

    private Set<PolicyName> names() {
        Set<PolicyName> names = new LinkedHashSet<>();
        for (String name : policies.split(",", -1)) {
            names.addAll(
                    name.strip().equals("all")
                            ? Arrays.asList(PolicyName.values())
                            : List.of(PolicyName.of(name.strip())));
        }
        return names;
    }

    private long horizon(TraceFile.Total total) {
        if (horizon == null && total == null) {
            throw new UsageException(
                    "the length of the trace is not known in advance, give --horizon T");
        }
        long slots = horizon == null ? total.slots() : horizon;
        if (slots < 1) {
            throw new UsageException("--horizon", slots, "must be at least 1");
        }
        return slots;
    }

    private void addReference(
            PolicyComparison comparison,
            LongTermAccuracy problem,
            TraceFile trace,
            TraceFile.Total total)
            throws IOException {
        if (total == null) {
            tell("there is no offline optimum of a stream, give the trace as a file for one");
            return;
        }
        if (!extent.equals(ExtentText.AVERAGE)) {
            tell("the offline optimum is known for --extent average only");
            return;
        }
        OfflineReference reference = OfflineReference.of(problem, trace, total);
        if (!reference.allocations().isEmpty()) {
            comparison.addOptimum(reference.allocations());
        }
        tell(reference.summary());
    }

    private void tell(String line) {
        spec.commandLine().getErr().println("orric: " + line);
    }

    private String title() {
        return "Plan for " + (traceFile.equals("-") ? "standard input" : traceFile);
    }
}
