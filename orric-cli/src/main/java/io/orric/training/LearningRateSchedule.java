// SPDX-License-Identifier: Apache-2.0
package io.orric.training;

import java.util.Locale;

/**
 * Course of the step size over a training. Both rise linearly over the first twentieth of the
 * updates, since batch norm's statistics mean nothing yet.
 */
public enum LearningRateSchedule {
    /** Falls to 0 along half a cosine. */
    COSINE,

    /** Falls to a tenth after half of the updates, and again after three quarters. */
    STEP;

    private static final double WARM_UP = 0.05;

    /**
     * The step size of an update.
     *
     * @param peak the largest step size
     * @param update from 0
     * @param updates in the whole training
     */
    double rate(double peak, long update, long updates) {
        double progress = (double) update / updates;
        double warmth = Math.min(1, (update + 1) / Math.max(1, WARM_UP * updates));
        return peak * warmth * decay(progress);
    }

    private double decay(double progress) {
        return switch (this) {
            case COSINE -> (1 + Math.cos(Math.PI * progress)) / 2;
            case STEP -> progress < 0.5 ? 1 : progress < 0.75 ? 0.1 : 0.01;
        };
    }

    /** The name as users spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
