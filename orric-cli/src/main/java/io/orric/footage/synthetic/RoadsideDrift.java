// SPDX-License-Identifier: Apache-2.0
package io.orric.footage.synthetic;

import io.orric.cameras.DriftScript;
import io.orric.cameras.Episode;
import io.orric.cameras.conditions.Condition;
import io.orric.cameras.conditions.ConditionKind;
import io.orric.cameras.images.Seeds;
import io.orric.footage.Drift;
import io.orric.footage.Footage;
import io.orric.footage.Scenes;
import io.orric.options.UsageException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Conditions as a script says, or drawn for each frame.
 *
 * @param script the script; null if they are drawn
 */
record RoadsideDrift(DriftScript script) implements Drift {

    private static final String DRAWN = "all";

    /** Key of the draws under the seed, away from those of the scene. */
    private static final long STREAM = 0x636F6E64;

    /** One drawn frame in this many is clear, and as many are under two conditions at once. */
    private static final int SHARE = 5;

    /**
     * Reads conditions that do not depend on the time: {@code clear}, {@code all}, or some joined
     * by a plus sign, such as {@code night:0.7+rain:0.4}.
     *
     * @throws UsageException if it is none of them
     */
    static RoadsideDrift under(String conditions) {
        if (conditions.equals(DRAWN)) {
            return new RoadsideDrift(null);
        }
        try {
            return always(
                    conditions.equals(Footage.CLEAR)
                            ? List.of()
                            : Arrays.stream(conditions.split("\\+", -1))
                                    .map(Condition::parse)
                                    .toList());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    /**
     * Reads conditions as {@link #under} does, or else the file of a drift script.
     *
     * @throws UsageException if the text is no conditions, and names no drift script either
     * @throws IOException if the file cannot be read
     */
    static RoadsideDrift parse(String text) throws IOException {
        File file = new File(text);
        if (file.isFile()) {
            return new RoadsideDrift(UsageException.reading(() -> DriftScript.read(file.toPath())));
        }
        try {
            return under(text);
        } catch (UsageException e) {
            throw new UsageException(
                    "'"
                            + text
                            + "' is no file of a drift script, nor conditions: "
                            + e.getMessage(),
                    e);
        }
    }

    private static RoadsideDrift always(List<Condition> conditions) {
        return new RoadsideDrift(new DriftScript(List.of(new Episode(0, 1, conditions, false))));
    }

    /** The script by which a frame is taken; a function of the seed and the frame's position. */
    DriftScript of(long seed, long position) {
        return script == null ? always(drawn(seed, position)).script : script;
    }

    /** The conditions of a frame. */
    List<Condition> at(long seed, long position, long show) {
        return of(seed, position).at((double) (position % show) / show);
    }

    @Override
    public String conditions(long seed, long position, long show) {
        List<Condition> conditions = at(seed, position, show);
        return conditions.isEmpty()
                ? Footage.CLEAR
                : conditions.stream()
                        .map(condition -> condition.kind().toString())
                        .collect(Collectors.joining(" + "));
    }

    @Override
    public Scenes scenes() {
        return new RoadsideScenes(this);
    }

    @Override
    public byte[] seen(byte[] image, long seed, long position, long show) throws IOException {
        List<Condition> conditions = at(seed, position, show);
        if (conditions.isEmpty()) {
            return image;
        }
        try {
            return ConditionedPicture.of(image, conditions, Seeds.derive(seed, position));
        } catch (UsageException e) {
            throw new UsageException("frame " + position + " " + e.getMessage(), e);
        }
    }

    private static List<Condition> drawn(long seed, long position) {
        RandomGenerator random = Seeds.random(Seeds.derive(seed, STREAM), position);
        int draw = random.nextInt(SHARE);
        int count = draw == 0 ? 0 : draw == 1 ? 2 : 1;
        List<ConditionKind> kinds = new ArrayList<>(List.of(ConditionKind.values()));
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ConditionKind kind = kinds.remove(random.nextInt(kinds.size()));
            // Two severe ones at once would leave nothing to see.
            double most = count == 1 ? 1 : 0.7;
            conditions.add(new Condition(kind, random.nextDouble(most)));
        }
        return conditions;
    }
}
