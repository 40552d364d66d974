// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import java.io.Serializable;

/**
 * Rules by which conditions are recognised and students compared.
 *
 * @param students maximum number of remembered students beside the base student, at least 1
 * @param look frames at the beginning of a slot that its condition is recognised by, at least 1
 * @param limit greatest {@link Condition#distance} of these frames from the condition that they are
 *     taken for, above 0
 * @param compared maximum number of frames of a slot that students are compared on; 0 to compare
 *     none
 */
public record RecallRules(int students, int look, double limit, int compared)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Sixteen frames of one condition lie within 0.55 of it in 99 of 100 cases where classes are
     * mixed.
     */
    public static final RecallRules DEFAULT = new RecallRules(6, 16, 0.6, 32);

    /**
     * @throws IllegalArgumentException if a component is outside its range
     */
    public RecallRules {
        if (students < 1 || look < 1 || !(limit > 0) || compared < 0) {
            throw new IllegalArgumentException(
                    String.format(
                            "students %d and look %d must be at least 1, limit %s above 0, compared"
                                    + " %d at least 0",
                            students, look, limit, compared));
        }
    }
}
