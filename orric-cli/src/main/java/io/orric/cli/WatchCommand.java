// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.kafka.KafkaOptions;
import io.orric.options.OrricOption;
import io.orric.options.UsageException;
import io.orric.watch.NameFilter;
import io.orric.watch.Result;
import io.orric.watch.ResultJson;
import io.orric.watch.ResultKind;
import io.orric.watch.ResultLine;
import io.orric.watch.ResultReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orric watch}: the results of a running job as they come. */
@Command(
        name = "watch",
        description = {
            "Show predictions, decisions and dead letters of a running job as they come.",
            "",
            "A line for each result that is written from now on, with its time of writing. Brokers"
                    + " and topics are those of conf/orric.yaml, so it shows what a job with the"
                    + " same file writes. Nothing is committed, and no job notices. Ctrl-C ends"
                    + " it.",
            "",
            "Characters that would steer the terminal are shown as \\u{…}: cameras choose their"
                    + " names, and dead letters quote what was wrong.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  orric watch",
            "  orric watch --site north --only decisions,dead-letters",
            "  orric watch --camera 'gate-*' --json | jq .value.className",
            "  orric watch --bootstrap broker:9093 --committed"
        })
final class WatchCommand implements Callable<Integer> {

    private static final Map<ResultKind, OrricOption<String>> TOPICS =
            Map.of(
                    ResultKind.PREDICTION, KafkaOptions.PREDICTIONS_TOPIC,
                    ResultKind.DECISION, KafkaOptions.DECISIONS_TOPIC,
                    ResultKind.DEAD_LETTER, KafkaOptions.DEAD_LETTERS_TOPIC);

    @Option(
            names = "--site",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Results of these sites alone, separated by commas; NAME* is all that begin so"
                            + " (default: all sites).")
    private List<String> sites = new ArrayList<>();

    @Option(
            names = "--camera",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Results of these cameras alone, in the same way (default: all cameras)."
                            + " Decisions are of no camera, so none are shown.")
    private List<String> cameras = new ArrayList<>();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "KIND",
            description =
                    "Results of these kinds alone: predictions, decisions, dead-letters (default:"
                            + " all kinds).")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--committed",
            description =
                    "Show results once they are certain, with the job's next checkpoint, and not at"
                            + " once. Those of a failed attempt are then left out.")
    private boolean committed;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "End after this number of lines (default: never).")
    private long count = Long.MAX_VALUE;

    @Option(
            names = "--json",
            description =
                    "A JSON object on each line: kind, time (of writing, milliseconds since the"
                            + " epoch) and value, the result as in docs/operations.md.")
    private boolean json;

    @Mixin
    private final ConfigurationOptions configuration =
            new ConfigurationOptions(KafkaOptions.BOOTSTRAP);

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (count < 1) {
            throw new UsageException("--count", count, "must be at least 1");
        }
        ResultReader.Source source = source();
        try (ResultReader reader = ResultReader.atTheEndOf(source);
                ShutdownSignal interruption = new ShutdownSignal(reader::stop)) {
            // Not among the results, which programs may read.
            PrintWriter err = spec.commandLine().getErr();
            err.printf("Watching %s at %s%n", names(source.topics()), source.bootstrap());
            err.flush();
            show(reader, interruption);
        }
        return 0;
    }

    private void show(ResultReader reader, ShutdownSignal interruption) {
        Function<Result, String> line =
                json ? ResultJson::of : new ResultLine(ZoneId.systemDefault())::of;
        NameFilter site = new NameFilter(sites);
        NameFilter camera = new NameFilter(cameras);
        PrintWriter out = spec.commandLine().getOut();
        long left = count;
        while (left > 0 && !interruption.requested() && !out.checkError()) {
            for (Result result : reader.read()) {
                if (left > 0 && site.accepts(result.site()) && camera.accepts(result.camera())) {
                    out.println(line.apply(result));
                    left--;
                }
            }
        }
    }

    private ResultReader.Source source() throws IOException {
        Configuration config = configuration.read();
        Map<ResultKind, String> topics = new EnumMap<>(ResultKind.class);
        kinds().forEach(kind -> topics.put(kind, TOPICS.get(kind).read(config)));
        return new ResultReader.Source(
                KafkaOptions.BOOTSTRAP.read(config),
                topics,
                committed,
                KafkaOptions.PROPERTIES.read(config));
    }

    private Set<ResultKind> kinds() {
        if (only.isEmpty()) {
            return EnumSet.allOf(ResultKind.class);
        }
        Set<ResultKind> kinds = EnumSet.noneOf(ResultKind.class);
        for (String asked : only) {
            kinds.add(
                    TOPICS.keySet().stream()
                            .filter(kind -> asked.equals(kind + "s"))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new UsageException(
                                                    "--only",
                                                    asked,
                                                    "must be predictions, decisions or"
                                                            + " dead-letters")));
        }
        return kinds;
    }

    private static String names(Map<ResultKind, String> topics) {
        return String.join(", ", new EnumMap<>(topics).values());
    }
}
