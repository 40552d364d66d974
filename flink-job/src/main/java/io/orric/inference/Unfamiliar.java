// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

/** Student that answers frames which look otherwise than those the site's own was adapted to. */
public enum Unfamiliar {
    /** The student that the site began with. */
    BASE,

    /** The site's student. */
    STUDENT
}
