// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

/** Who answers frames that look otherwise than those that a site's student was adapted to. */
public enum Unfamiliar {
    /** The student that the site began with. */
    BASE,

    /** The site's student. */
    STUDENT
}
