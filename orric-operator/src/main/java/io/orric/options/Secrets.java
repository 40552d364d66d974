// SPDX-License-Identifier: Apache-2.0
package io.orric.options;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * Tells by their names which options and headers have secrets as their values. These are never
 * shown, and belong into files or the environment.
 */
public final class Secrets {

    /** Shown in the place of a secret. */
    public static final String HIDDEN = "(hidden)";

    /** Beside those that Flink takes for secrets. */
    private static final List<String> WORDS =
            List.of(
                    "access-key",
                    "access.key",
                    "accesskey",
                    "keystore.key",
                    "passphrase",
                    "credential",
                    "authorization",
                    "cookie");

    /** Endings of names whose value is about a secret and is none. */
    private static final Pattern HARMLESS =
            Pattern.compile(
                    ".*[.-](file|files|path|location|type|class|url|urls|uri|name|enabled"
                            + "|interval|timeout|ms|seconds)");

    /** A reference that is resolved where the value is used, such as {@code ${env:PASSWORD}}. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]+\\}");

    /** A secret inside a longer value, as in a JAAS configuration or a map. */
    private static final Pattern WITHIN =
            Pattern.compile("(?i)(password|secret|access.?key|jaas.config)[\"']?\\s*[=:]");

    /** Returns whether an option or header of this name has a secret as its value. */
    public static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return (GlobalConfiguration.isSensitive(lower) || WORDS.stream().anyMatch(lower::contains))
                && !HARMLESS.matcher(lower).matches();
    }

    /** Returns whether a value has the secret itself and not a reference to it. */
    public static boolean isLiteral(String name, String value) {
        return (isSecret(name) || WITHIN.matcher(value).find()) && !REFERENCE.matcher(value).find();
    }

    /** The value for people: hidden if it is a secret. */
    public static String shown(String name, String value) {
        return isLiteral(name, value) ? HIDDEN : value;
    }

    private Secrets() {}
}
