// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.frames.SlotDecision;

/** Decisions for slots of a second, with a capacity of 10 units a frame of which 8 are used. */
public final class Decisions {

    /** A decision to infer at 24 pixels and to retrain on half of the frames. */
    public static SlotDecision of(String site, long slot, long frames) {
        return new SlotDecision(
                site,
                "orric",
                slot,
                (slot - 1) * 1000,
                slot * 1000,
                frames,
                10.0 * frames,
                8.0 * frames,
                0.5,
                Math.round(0.5 * frames),
                24,
                0,
                1,
                1,
                false,
                "focus-shift",
                frames,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                20.0,
                70.0,
                80.0);
    }

    /** A decision for a slot whose capacity was too small for anything. */
    public static SlotDecision overloaded(String site, long slot, long frames) {
        return new SlotDecision(
                site,
                "orric",
                slot,
                (slot - 1) * 1000,
                slot * 1000,
                frames,
                0,
                frames,
                0,
                0,
                12,
                0,
                1,
                1,
                true,
                "inference-only",
                frames,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                30.0,
                80.0,
                90.0);
    }

    private Decisions() {}
}
