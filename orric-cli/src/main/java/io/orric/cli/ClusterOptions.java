// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.cluster.ClusterAccess;
import io.orric.cluster.TrustedCertificates;
import io.orric.options.Complaints;
import io.orric.options.Secrets;
import io.orric.options.UsageException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/**
 * The cluster that a command talks to, and how to get there. Secrets are in files or in the
 * environment: others can read the command line.
 */
final class ClusterOptions {

    /** Headers of Flink's own clients, NAME:VALUE, one a line. */
    private static final String HEADERS_VARIABLE = "FLINK_REST_CLIENT_HEADERS";

    private static final String PASSWORD_VARIABLE = "ORRIC_CA_PASSWORD";
    private static final String AUTHORIZATION = "Authorization";

    @Option(
            names = "--cluster",
            paramLabel = "URL",
            defaultValue = "http://localhost:8081",
            description =
                    "Address of the cluster's web UI, or of a proxy before it, http:// or https://"
                            + " (default: ${DEFAULT-VALUE}).")
    private URI cluster;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "Certificates that the cluster's is checked by: PEM, or a Java truststore, whose"
                            + " password is in the environment variable "
                            + PASSWORD_VARIABLE
                            + ". Default: those that the JDK trusts.")
    private Path ca;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "File with the token that is sent to the cluster as 'Authorization: Bearer"
                            + " TOKEN'.")
    private Path tokenFile;

    @Option(
            names = "--header",
            paramLabel = "NAME:VALUE",
            description =
                    "Header that is sent to the cluster with every request. May be repeated. Those"
                            + " with secrets belong into the environment variable "
                            + HEADERS_VARIABLE
                            + ", one a line, which Flink's own commands read too.")
    private List<String> headers = new ArrayList<>();

    /** A name that others may give the option; its value must not be repeated by an error. */
    @Option(names = "--token", hidden = true, arity = "0..1", fallbackValue = "")
    private String literalToken;

    /** The address. */
    URI address() {
        return cluster;
    }

    /**
     * Reads the options.
     *
     * @param complaints takes all that is wrong; with one, the result must not be used
     * @param warnings takes what the user should know
     */
    ClusterAccess read(Complaints complaints, Consumer<String> warnings) throws IOException {
        complaints.check(this::requireAddress);
        complaints.check(this::refuseLiteralToken);
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        environmentHeaders()
                .forEach(line -> complaints.check(() -> add(HEADERS_VARIABLE, line, all)));
        headers.forEach(line -> complaints.check(() -> addLiteral(line, all)));
        if (tokenFile != null) {
            complaints.check(() -> put("--token-file", AUTHORIZATION, "Bearer " + token(), all));
        }
        List<TrustedCertificates> trust = new ArrayList<>();
        if (ca != null) {
            complaints.check(() -> trust.add(certificates()));
        }
        if (all.keySet().stream().anyMatch(Secrets::isSecret) && isReadableOnTheWay()) {
            warnings.accept(
                    "a token or password goes to "
                            + cluster.getHost()
                            + " without TLS, where others can read it: write https:// in"
                            + " --cluster");
        }
        return new ClusterAccess(cluster, all, trust.stream().findFirst());
    }

    private void requireAddress() {
        if (cluster.getRawUserInfo() != null) {
            throw new UsageException(
                    "--cluster has a user or a password in it, which others can read: give"
                            + " --token-file, or 'Authorization: Basic …' in "
                            + HEADERS_VARIABLE);
        }
        boolean http = "http".equals(cluster.getScheme()) || "https".equals(cluster.getScheme());
        if (!http || cluster.getHost() == null) {
            throw new UsageException(
                    "--cluster", cluster, "must be http://HOST:PORT or https://HOST:PORT");
        }
    }

    private void refuseLiteralToken() {
        if (literalToken != null) {
            throw new UsageException(
                    "--token does not exist, since others can read the command line: write the"
                            + " token to a file and give --token-file FILE");
        }
    }

    private boolean isReadableOnTheWay() {
        return "http".equals(cluster.getScheme())
                && !String.valueOf(cluster.getHost()).matches("localhost|127\\..*|\\[::1]");
    }

    private static List<String> environmentHeaders() {
        return Optional.ofNullable(System.getenv(HEADERS_VARIABLE)).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static void addLiteral(String line, Map<String, String> all) {
        String name = line.substring(0, Math.max(0, line.indexOf(':'))).strip();
        if (Secrets.isSecret(name)) {
            throw new UsageException(
                    String.format(
                            "--header %s has a secret, which others can read on the command line:"
                                    + " give --token-file FILE, or set %s=NAME:VALUE in the"
                                    + " environment",
                            name, HEADERS_VARIABLE));
        }
        add("--header", line, all);
    }

    private static void add(String option, String line, Map<String, String> all) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new UsageException(option + " must be NAME:VALUE, and one has no name or no ':'");
        }
        put(option, line.substring(0, colon).strip(), line.substring(colon + 1).strip(), all);
    }

    /** Adds a header, unless HTTP cannot send it; the value is not repeated. */
    private static void put(String option, String name, String value, Map<String, String> all) {
        try {
            HttpRequest.newBuilder().header(name, value);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    String.format(
                            "%s: no header '%s' can be sent with this value, HTTP forbids the name"
                                    + " or a character of the value",
                            option, Secrets.isSecret(name) ? Secrets.HIDDEN : name));
        }
        all.put(name, value);
    }

    private String token() throws IOException {
        UsageException.requireFile("--token-file", tokenFile);
        String token = UsageException.reading(() -> Files.readString(tokenFile)).strip();
        if (token.isEmpty()) {
            throw new UsageException("--token-file", tokenFile, "which is empty");
        }
        return token;
    }

    private TrustedCertificates certificates() {
        UsageException.requireFile("--ca", ca);
        try {
            return TrustedCertificates.read(
                    ca, Optional.ofNullable(System.getenv(PASSWORD_VARIABLE)));
        } catch (IOException e) {
            throw new UsageException(
                    String.format(
                            "--ca is %s, which has no certificates that can be read (%s): it must"
                                    + " be PEM, or a truststore with its password in %s",
                            ca, e.getMessage(), PASSWORD_VARIABLE),
                    e);
        }
    }
}
