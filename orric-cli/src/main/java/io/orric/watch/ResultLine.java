// SPDX-License-Identifier: Apache-2.0
package io.orric.watch;

import io.orric.chart.Quantities;
import io.orric.text.TerminalText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Makes the line that people read of a result.
 *
 * @param zone time zone of the times of writing
 */
public record ResultLine(ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    /** The line, without an end; only characters that are harmless on a terminal. */
    public String of(Result result) {
        return TerminalText.escaped(
                String.format(
                        "%s  %-11s  %s",
                        TIME.format(Instant.ofEpochMilli(result.time()).atZone(zone)),
                        result.kind(),
                        content(result)));
    }

    private static String content(Result result) {
        if (!result.value().isObject()) {
            return "no result of a job: " + result.value().asText();
        }
        return switch (result.kind()) {
            case PREDICTION -> prediction(result);
            case DECISION -> decision(result);
            case DEAD_LETTER -> deadLetter(result);
        };
    }

    private static String prediction(Result result) {
        return String.format(
                Locale.ROOT,
                "%s  %s  %s %s  %d px, student %s%s, slot %d%s, %d ms after capture%s",
                result.site(),
                result.camera(),
                result.text("className"),
                percent(result.number("confidence")),
                result.count("resolution"),
                student(result),
                result.is("escalated") ? " and teacher v" + result.count("teacherVersion") : "",
                result.count("slot"),
                result.is("late") ? " (late)" : "",
                result.time() - result.count("captureTime"),
                result.value().hasNonNull("label") ? ", true " + result.text("label") : "");
    }

    /** The site's student, or the base that answered in its place. */
    private static String student(Result result) {
        String student = "v" + result.count("modelVersion");
        return result.is("unfamiliar") ? "v0 in place of " + student : student;
    }

    private static String decision(Result result) {
        return String.format(
                Locale.ROOT,
                "%s  slot %d: %d frames, %d px, ratio %s, teacher asked about %s (at most %s); compute %s of %s"
                        + " planned, %s ms measured; %s",
                result.site(),
                result.count("slot"),
                result.count("frames"),
                result.count("resolution"),
                Quantities.plain(result.number("samplingRatio"), 2),
                percent(result.number("escalatedFrames") / result.number("frames")),
                percent(result.number("escalation")),
                Quantities.compact(result.number("computeUsed")),
                Quantities.compact(result.number("capacity")),
                Quantities.compact(result.number("computeMeasured")),
                result.is("overloaded") ? "overloaded" : result.text("regime"));
    }

    private static String deadLetter(Result result) {
        return String.format(
                Locale.ROOT,
                "%s  %s  %s: %s (%s-%d@%d, %d bytes)",
                result.site(),
                result.camera(),
                result.text("code"),
                result.text("reason"),
                result.text("origin"),
                result.count("partition"),
                result.count("offset"),
                result.count("imageBytes"));
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? Quantities.wholePercent(share) : "–";
    }
}
