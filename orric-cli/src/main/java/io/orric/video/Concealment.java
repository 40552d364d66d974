// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Replaces by *** what is secret in an address: user and password, and the query, wherever they
 * stand in a text. Besides, whatever stands before an @ in any address.
 *
 * @param secrets texts to replace, the longest first
 */
record Concealment(List<String> secrets) {

    /** Of an address without secrets. */
    static final Concealment NONE = new Concealment(List.of());

    private static final String STARS = "***";

    /** User and password of any address, to the last @ of the host's part. */
    private static final Pattern USER = Pattern.compile("(?<=://)[^/\\s'\"]*@");

    /** The query of any address. */
    private static final Pattern QUERY = Pattern.compile("(://[^?\\s'\"]*\\?)[^\\s'\"]+");

    /** Shorter ones occur in any text by chance, and are no secret. */
    private static final int SHORTEST = 3;

    /** Finds what is secret in an address. */
    static Concealment of(URI address) {
        List<String> secrets = new ArrayList<>();
        if (address.getRawUserInfo() != null) {
            addUser(secrets, address.getRawUserInfo());
            addUser(secrets, address.getUserInfo());
        }
        if (address.getRawQuery() != null) {
            secrets.add(address.getRawQuery());
            secrets.add(address.getQuery());
        }
        return new Concealment(
                secrets.stream()
                        .filter(secret -> secret.length() >= SHORTEST)
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList());
    }

    private static void addUser(List<String> secrets, String user) {
        secrets.add(user);
        int colon = user.indexOf(':');
        if (colon >= 0) {
            secrets.add(user.substring(colon + 1));
        }
    }

    /** A text that may be an address, right or wrong: nothing but its scheme, if it has one. */
    static String scheme(String text) {
        int colon = text.indexOf("://");
        return colon < 0 ? text : text.substring(0, colon + 3) + STARS;
    }

    /** A text without the user and the query of any address in it, known or not. */
    private static String anywhere(String text) {
        String withoutUser = USER.matcher(text).replaceAll(STARS + "@");
        return QUERY.matcher(withoutUser).replaceAll("$1" + STARS);
    }

    /** A text without the secrets. */
    String apply(String text) {
        String concealed = anywhere(text);
        for (String secret : secrets) {
            concealed = concealed.replace(secret, STARS);
        }
        return concealed;
    }
}
