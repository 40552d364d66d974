// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Maps cameras to sites: by exact name, otherwise by the longest matching prefix, otherwise to the
 * default site. Camera names are untrusted, so no site is ever made from one.
 */
public final class SiteMap implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ANY_ENDING = "*";

    private final Map<String, String> exact = new HashMap<>();
    private final List<Prefix> prefixes;
    private final String otherwise;

    private record Prefix(String start, String site) implements Serializable {}

    /**
     * @param sites site by camera name, or by a prefix of camera names followed by {@code *}
     * @param otherwise default site
     */
    public SiteMap(Map<String, String> sites, String otherwise) {
        this.otherwise = otherwise;
        sites.forEach(
                (camera, site) -> {
                    if (!camera.endsWith(ANY_ENDING)) {
                        exact.put(camera, site);
                    }
                });
        prefixes =
                sites.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith(ANY_ENDING))
                        .map(entry -> new Prefix(start(entry.getKey()), entry.getValue()))
                        .sorted(
                                Comparator.comparingInt((Prefix prefix) -> prefix.start().length())
                                        .reversed())
                        .toList();
    }

    /** The site of a camera. */
    public String of(String camera) {
        String site = exact.get(camera);
        if (site != null) {
            return site;
        }
        return prefixes.stream()
                .filter(prefix -> camera.startsWith(prefix.start()))
                .findFirst()
                .map(Prefix::site)
                .orElse(otherwise);
    }

    private static String start(String pattern) {
        return pattern.substring(0, pattern.length() - ANY_ENDING.length());
    }
}
