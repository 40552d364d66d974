// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import java.util.Locale;

/** Use of the teacher's second opinions. */
public enum EscalationMode {
    /** None, whatever the profile says. */
    NONE,
    /** Those of the configurations that the policy chooses. */
    CHOSEN,
    /** Those, and more with what compute the policy leaves. */
    LEFT_OVER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
