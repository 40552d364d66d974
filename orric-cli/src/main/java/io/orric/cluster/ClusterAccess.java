// SPDX-License-Identifier: Apache-2.0
package io.orric.cluster;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Way to a cluster's REST endpoint.
 *
 * @param address of the JobManager's REST endpoint, as of its web UI, or of a proxy before it
 * @param headers sent with every request; they may have secrets, so they are never shown
 * @param trust certificates by which the endpoint's is judged; empty for those of the JDK
 */
public record ClusterAccess(
        URI address, Map<String, String> headers, Optional<TrustedCertificates> trust) {

    /**
     * @param address ends with a slash, whether or not the user typed it
     */
    public ClusterAccess {
        String text = address.toString();
        address = URI.create(text.endsWith("/") ? text : text + "/");
        headers = Map.copyOf(headers);
    }

    /** A way that takes no headers and no certificates. */
    public static ClusterAccess open(URI address) {
        return new ClusterAccess(address, Map.of(), Optional.empty());
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
