// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when what a site's slots take is far from what was planned for long, and says so once. A
 * slot alone says little, since a retraining ends in another slot than it was planned for.
 */
final class PlanWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PlanWatch.class);

    /** Difference that is worth a warning, as a share of what was planned. */
    private static final double FAR = 0.5;

    /** Slots for which it has to last, and the weight of one among the last ones. */
    private static final int LONG = 10;

    private static final double GAIN = 2.0 / (LONG + 1);

    private final String site;
    private double planned;
    private double measured;
    private int farSlots;

    PlanWatch(String site) {
        this.site = site;
    }

    /**
     * A slot has ended.
     *
     * @param plannedMillis planned compute, milliseconds of a core
     * @param measuredMillis measured compute
     * @return whether a warning was given
     */
    boolean ended(double plannedMillis, double measuredMillis) {
        planned += GAIN * (plannedMillis - planned);
        measured += GAIN * (measuredMillis - measured);
        farSlots = Math.abs(measured - planned) > FAR * planned ? farSlots + 1 : 0;
        if (farSlots != LONG) {
            return false;
        }
        LOG.warn(
                "Site {} has taken {} ms of compute a slot lately, {} were planned: frames that the"
                        + " capacity does not pay for are answered all the same, or retraining does"
                        + " not keep up",
                site,
                Math.round(measured),
                Math.round(planned));
        return true;
    }
}
