// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import io.orric.allocation.LearningExtent;
import io.orric.options.UsageException;

/** Notions of the learning extent as text: {@code average}, {@code window:W}, {@code decay:A}. */
public final class ExtentText {

    /** The paper's notion, the default. */
    public static final String AVERAGE = "average";

    private static final String WINDOW = "window:";
    private static final String DECAY = "decay:";

    /**
     * The extent before the first slot.
     *
     * @throws UsageException if the text is none
     */
    public static LearningExtent parse(String text) {
        try {
            if (text.equals(AVERAGE)) {
                return LearningExtent.average();
            }
            if (text.startsWith(WINDOW)) {
                return LearningExtent.window(Integer.parseInt(text.substring(WINDOW.length())));
            }
            if (text.startsWith(DECAY)) {
                return LearningExtent.decaying(Double.parseDouble(text.substring(DECAY.length())));
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new UsageException(
                "--extent",
                text,
                "must be average, window:W or decay:A with a number for the letter");
    }

    private ExtentText() {}
}
