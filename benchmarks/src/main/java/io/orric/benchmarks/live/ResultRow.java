// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

/**
 * One figure of a summary.
 *
 * @param name of the figure
 * @param ours measured for this project, null if it could not be
 * @param reference measured for what it is compared with, null if there is nothing
 * @param unit of both
 * @param ratio ours / reference, null without one of them
 * @param aim the most that ours should be, null if there is no aim
 */
record ResultRow(
        String name, Double ours, Double reference, String unit, Double ratio, Double aim) {

    /** A row of figures that may be NaN, which JSON does not have. */
    static ResultRow of(String name, double ours, double reference, String unit, Double aim) {
        return new ResultRow(
                name,
                known(ours),
                known(reference),
                unit,
                known(ours / reference),
                aim == null ? null : known(aim));
    }

    private static Double known(double figure) {
        return Double.isFinite(figure) ? Math.round(figure * 1000) / 1000.0 : null;
    }
}
