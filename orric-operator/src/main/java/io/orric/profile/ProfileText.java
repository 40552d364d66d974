// SPDX-License-Identifier: Apache-2.0
package io.orric.profile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a measured profile as the YAML that {@link ProfileFile} reads. */
final class ProfileText {

    static String of(MeasuredProfile measured, List<String> notes) {
        StringBuilder text = new StringBuilder();
        notes.forEach(note -> text.append("# ").append(note.replaceAll("\\R", " ")).append('\n'));
        text.append("unit: ").append(measured.unit()).append('\n');
        text.append("inference:\n");
        for (MeasuredProfile.Inference one : measured.inference()) {
            text.append(
                    format(
                            "  - {resolution: %d, %saccuracy: %.4f, cost: %s}%s\n",
                            one.resolution(),
                            one.escalation() == 0 ? "" : "escalation: " + one.escalation() + ", ",
                            one.accuracy(),
                            cost(one.cost().median()),
                            quartiles(one.cost())));
        }
        text.append("retraining:\n");
        for (MeasuredProfile.Retraining one : measured.retraining()) {
            text.append(
                    format(
                            "  - {ratio: %s, %s, cost: %s}%s\n",
                            one.ratio(),
                            gain(one),
                            cost(one.cost().median()),
                            quartiles(one.cost())));
        }
        measured.trainingCost()
                .ifPresent(cost -> text.append(format("training-cost: %s\n", cost(cost))));
        measured.teacherCost()
                .ifPresent(cost -> text.append(format("teacher-cost: %s\n", cost(cost))));
        return text.append("learning-curve:\n").append(curve(measured.curve())).toString();
    }

    private static String gain(MeasuredProfile.Retraining one) {
        return one.gainDeviation().isEmpty()
                ? "gain: " + one.gain()
                : format(
                        "gain: %.4f, gain-deviation: %.4f",
                        one.gain(), one.gainDeviation().getAsDouble());
    }

    private static String curve(MeasuredProfile.Curve curve) {
        if (curve.spread().isEmpty()) {
            return format("  f-max: %.4f\n  slope: %s\n", curve.maxAccuracy(), curve.slope());
        }
        MeasuredProfile.Spread spread = curve.spread().get();
        LearnedWith by = spread.trials();
        return format(
                "  f-max: %.4f\n  f-max-deviation: %.4f\n  slope: %.4f\n  slope-deviation: %.4f\n"
                        + "  learned-with: {method: %s, conditions: [%s], seeds: %d, slots: %d,"
                        + " frames-per-slot: %d}\n",
                curve.maxAccuracy(),
                spread.maxAccuracy(),
                curve.slope(),
                spread.slope(),
                quoted(by.method()),
                by.conditions().stream().map(ProfileText::quoted).collect(Collectors.joining(", ")),
                by.seeds(),
                by.slots(),
                by.framesPerSlot());
    }

    /** In single quotes, in which YAML reads everything but such a quote as it stands. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''").replaceAll("\\R", " ") + "'";
    }

    /** MACs are whole and many, milliseconds are neither. */
    private static String cost(double cost) {
        return cost >= 1000 && cost == Math.rint(cost)
                ? format("%.0f", cost)
                : format("%.6f", cost);
    }

    /** A comment; none where the cost was not measured several times. */
    private static String quartiles(Quartiles cost) {
        return cost.lower() == cost.upper()
                ? ""
                : format(" # quartiles %.6f to %.6f", cost.lower(), cost.upper());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    private ProfileText() {}
}
