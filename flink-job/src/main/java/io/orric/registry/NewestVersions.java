// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Newest version of every site, as one look at a registry found them. Each is the name of a file,
 * {@code <site>.<version>}, so no file is read, and no clock of a file system is asked.
 */
public final class NewestVersions {

    private final Map<String, Long> versions = new HashMap<>();

    private NewestVersions() {}

    static NewestVersions of(List<String> names) {
        NewestVersions newest = new NewestVersions();
        for (String name : names) {
            // No dot is part of an encoded site.
            int dot = name.indexOf('.');
            long version = dot < 0 ? 0 : version(name.substring(dot + 1));
            if (version > 0) {
                newest.versions.merge(name.substring(0, dot), version, Math::max);
            }
        }
        return newest;
    }

    /** Name of the file of a site's version. */
    static String name(String site, long version) {
        return SafeNames.encode(site) + "." + version;
    }

    /** The versions of a site that have a file among these. */
    static List<Long> marked(List<String> names, String site) {
        String prefix = SafeNames.encode(site) + ".";
        List<Long> versions = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(prefix)) {
                versions.add(version(name.substring(prefix.length())));
            }
        }
        return versions;
    }

    /** The newest version of a site; 0 if none is known. */
    public long of(String site) {
        return versions.getOrDefault(SafeNames.encode(site), 0L);
    }

    /** 0 if it is no version: what others put there is left alone. */
    private static long version(String text) {
        return text.matches("[1-9]\\d{0,17}") ? Long.parseLong(text) : 0;
    }
}
