// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * Compute of a slot that was decided for a forecast, granted frame by frame so that inference and
 * retraining never take more than C(t).
 *
 * <p>Frames within the forecast get the configuration that the policy chose, and so do frames
 * beyond it where the capacity grows with the frames and pays for them. All others get the
 * cheapest. For these the compute kept for retraining is used too, because an answer comes before a
 * better student. When the cheapest cannot be paid for either, the frame gets nothing and the slot
 * is overloaded. Immutable.
 *
 * @param forecast frames the slot was decided for, D̂(t)
 * @param reserved compute kept for retraining, in the profile's unit
 * @param capacity capacity of the slot with the frames so far, in the profile's unit
 * @param frames frames so far
 * @param spent compute granted so far, in the profile's unit
 */
public record BudgetMeter(
        long forecast, double reserved, double capacity, long frames, double spent)
        implements Serializable {

    /** Rounding errors of sums of costs, as a share of the capacity. */
    private static final double ROUNDING = 1e-9;

    /** Configuration that a frame gets. */
    public enum Grant {
        /** The one that the policy chose for the slot. */
        CHOSEN,
        /** The one that costs least. */
        CHEAPEST,
        /** None: the slot's compute is spent. */
        NOTHING
    }

    /** The meter of a slot that has begun. */
    public static BudgetMeter of(SlotBudget budget, double reserved) {
        return new BudgetMeter(budget.frames(), reserved, budget.capacity(), 0, 0);
    }

    /**
     * The configuration for the next frame.
     *
     * @param grown capacity of the slot with that frame
     * @param chosen cost of the configuration that the policy chose
     * @param cheapest cost of the cheapest one
     */
    public Grant grant(double grown, double chosen, double cheapest) {
        boolean planned = frames < forecast || grown - capacity >= chosen * (1 - ROUNDING);
        if (planned && fits(reserved + chosen, grown)) {
            return Grant.CHOSEN;
        }
        return fits(cheapest, grown) ? Grant.CHEAPEST : Grant.NOTHING;
    }

    /**
     * The meter after the next frame.
     *
     * @param grown capacity of the slot with that frame
     * @param cost compute that the frame was granted, 0 for nothing
     */
    public BudgetMeter next(double grown, double cost) {
        return new BudgetMeter(forecast, reserved, grown, frames + 1, spent + cost);
    }

    /**
     * The meter of a slot that is over.
     *
     * @param actual capacity of the slot with the frames that came
     */
    public BudgetMeter over(double actual) {
        return new BudgetMeter(forecast, reserved, actual, frames, spent);
    }

    /**
     * Number of frames that can be retrained on with what inference has left.
     *
     * @param frameCost cost of one, see {@link RetrainingConfiguration#frameCost()}
     */
    public long affordable(double frameCost) {
        double left = Math.max(0, capacity * (1 + ROUNDING) - spent);
        return frameCost == 0 ? Long.MAX_VALUE : (long) (left / frameCost);
    }

    private boolean fits(double cost, double grown) {
        return spent + cost <= grown * (1 + ROUNDING);
    }
}
