// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.options.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The line that submits a job by Flink's own command, to be typed into a shell. */
final class FlinkRunLine {

    /**
     * Writes the line.
     *
     * @param cluster address of the cluster
     * @param savepoint that the job goes on from
     * @param jar of the job
     * @param conf configuration file
     * @param overrides options over the file; secrets among them are not shown
     */
    static String of(
            URI cluster,
            Optional<String> savepoint,
            Path jar,
            Path conf,
            Map<String, String> overrides) {
        List<String> words = new ArrayList<>(List.of("flink", "run", "-d", "-m", address(cluster)));
        savepoint.ifPresent(path -> words.addAll(List.of("-s", path)));
        words.add(jar.toAbsolutePath().normalize().toString());
        words.addAll(List.of("--conf", conf.toAbsolutePath().normalize().toString()));
        overrides.forEach(
                (key, value) -> words.addAll(List.of("-D", key + "=" + Secrets.shown(key, value))));
        return String.join(" ", words.stream().map(FlinkRunLine::quoted).toList());
    }

    /** Flink takes HOST:PORT, or a URL where there is TLS or a path; always with a port. */
    private static String address(URI cluster) {
        boolean tls = "https".equals(cluster.getScheme());
        int port = cluster.getPort() > 0 ? cluster.getPort() : tls ? 443 : 80;
        String path = cluster.getPath().replaceAll("/$", "");
        String host = cluster.getHost() + ":" + port;
        return tls || !path.isEmpty() ? cluster.getScheme() + "://" + host + path : host;
    }

    /** A word as a POSIX shell must see it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }

    private FlinkRunLine() {}
}
