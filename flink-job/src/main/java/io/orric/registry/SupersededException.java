// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;

/** Writer of a site's retrainings after which another one came; the message has the remedy. */
public final class SupersededException extends IOException {

    private static final long serialVersionUID = 1L;

    SupersededException(String site, String root) {
        super(
                String.format(
                        "another writer retrains site '%s' in %s since this one began, which stops:"
                                + " if it is of another job, give each job a registry of its own"
                                + " (orric.registry.path) or other sites",
                        site, root));
    }
}
