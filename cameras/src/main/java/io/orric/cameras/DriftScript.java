// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras;

import io.orric.cameras.conditions.Condition;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Change of conditions in the course of a show. Written as a YAML list of {@linkplain Episode
 * episodes}:
 *
 * <pre>
 * - {from: 0.3, to: 0.6, conditions: ["fog:0.6"], ramp: true}
 * - {from: 0.6, to: 1.0, conditions: ["night:0.7", "rain:0.4"]}
 * </pre>
 *
 * <p>{@code from} and {@code to} are shares of the show; {@code conditions} and {@code ramp} may be
 * left out. Where no episode is on, it is clear; where several are, all their conditions apply, in
 * the order of the script.
 *
 * @param episodes in the order in which their conditions apply
 */
public record DriftScript(List<Episode> episodes) implements Serializable {

    private static final String DEMO = "demo-drift.yaml";

    public DriftScript {
        episodes = List.copyOf(episodes);
    }

    /** Clear daylight from beginning to end. */
    public static DriftScript clear() {
        return new DriftScript(List.of());
    }

    /** The built-in script: clear for a third of the show, then fog, night with rain, and snow. */
    public static DriftScript demo() {
        try (InputStream yaml = DriftScript.class.getResourceAsStream(DEMO)) {
            return parse(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a script from a file.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no drift script, naming the file, the entry, the
     *     key and the value
     */
    public static DriftScript read(Path file) throws IOException {
        String yaml = Files.readString(file);
        try {
            return parse(yaml);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a script from its text.
     *
     * @throws IllegalArgumentException if it is no drift script, naming the entry, the key and the
     *     value
     */
    public static DriftScript parse(String yaml) {
        return new DriftScript(DriftYaml.episodes(yaml));
    }

    /**
     * The conditions at a time, with the severities that ramps have reached; empty when it is
     * clear.
     *
     * @param progress share of the show that has passed, from 0 to below 1
     */
    public List<Condition> at(double progress) {
        return episodes.stream()
                .filter(episode -> episode.covers(progress))
                .flatMap(episode -> episode.at(progress).stream())
                .filter(condition -> condition.severity() > 0)
                .toList();
    }
}
