// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import java.io.Serializable;

/** Plans of all sites, including those whose names are not known in advance. */
@FunctionalInterface
public interface SitePlans extends Serializable {

    /** The plan of the site of this name. */
    SitePlan of(String site);

    /** One plan for every site. */
    static SitePlans same(SitePlan plan) {
        return site -> plan;
    }
}
