// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import io.orric.frames.Names;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private final Set<String> names;

    private record Prefix(String start, String site) implements Serializable {}

    /**
     * @param sites site by camera name, or by a prefix of camera names followed by {@code *}
     * @param otherwise default site
     * @throws IllegalArgumentException if the name of a site is too long for results
     */
    public SiteMap(Map<String, String> sites, String otherwise) {
        this.otherwise = otherwise;
        names = new HashSet<>(sites.values());
        names.add(otherwise);
        names.forEach(SiteMap::requireShort);
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

    /** Returns whether any camera, known or not, can belong to a site of this name. */
    public boolean contains(String site) {
        return names.contains(site);
    }

    private static void requireShort(String site) {
        if (Names.isTooLong(site)) {
            throw new IllegalArgumentException(
                    String.format(
                            "site '%s…' has %d characters, must have at most %d",
                            site.substring(0, 40), site.length(), Names.MAX_LENGTH));
        }
    }

    private static String start(String pattern) {
        return pattern.substring(0, pattern.length() - ANY_ENDING.length());
    }
}
