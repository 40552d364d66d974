// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.orric.profile.Quartiles;

/**
 * One figure of a summary.
 *
 * @param name of the figure
 * @param ours measured for this project, null if it could not be
 * @param reference measured for what it is compared with, null if there is nothing
 * @param unit of both
 * @param ratio ours / reference, null without one of them; of several rounds the median of each
 *     round's
 * @param aim bound of what is wanted, null if there is no aim
 * @param wanted the aim in words, null if it is the most that ours should be
 * @param met whether the aim is met, null where {@code wanted} is
 * @param against what the reference is, null where {@code wanted} is
 * @param spread of the rounds, null if there was one
 */
public record ResultRow(
        String name,
        Double ours,
        Double reference,
        String unit,
        Double ratio,
        Double aim,
        @JsonInclude(Include.NON_NULL) String wanted,
        @JsonInclude(Include.NON_NULL) Boolean met,
        @JsonInclude(Include.NON_NULL) String against,
        @JsonInclude(Include.NON_NULL) Spread spread) {

    /**
     * First and third quartile of the rounds of a row.
     *
     * @param rounds number of rounds
     * @param reference null without one
     * @param ratio null without a reference
     */
    public record Spread(int rounds, Range ours, Range reference, Range ratio) {}

    /** First and third quartile of a figure. */
    public record Range(Double lower, Double upper) {

        private static Range of(Quartiles quartiles) {
            return new Range(known(quartiles.lower()), known(quartiles.upper()));
        }
    }

    /** A row of figures that may be NaN, which JSON does not have; the aim is the most of ours. */
    public static ResultRow of(
            String name, double ours, double reference, String unit, Double aim) {
        return new ResultRow(
                name,
                known(ours),
                known(reference),
                unit,
                known(ours / reference),
                aim == null ? null : known(aim),
                null,
                null,
                null,
                null);
    }

    /** A row of rounds: medians and quartiles. */
    public static ResultRow of(Comparison compared, Rounds rounds) {
        Quartiles ours = Quartiles.of(rounds.ours());
        boolean compares = rounds.hasReference();
        Quartiles reference = compares ? Quartiles.of(rounds.reference()) : null;
        Quartiles ratio = compares ? Quartiles.of(rounds.ratios()) : null;
        Aim aim = compared.aim();
        return new ResultRow(
                compared.name(),
                known(ours.median()),
                compares ? known(reference.median()) : null,
                compared.unit(),
                compares ? known(ratio.median()) : null,
                aim.bound(),
                aim.words(),
                aim.met(ours.median(), compares ? ratio.median() : Double.NaN),
                compared.against(),
                new Spread(
                        rounds.count(),
                        Range.of(ours),
                        compares ? Range.of(reference) : null,
                        compares ? Range.of(ratio) : null));
    }

    private static Double known(double figure) {
        return Double.isFinite(figure) ? Math.round(figure * 1000) / 1000.0 : null;
    }
}
