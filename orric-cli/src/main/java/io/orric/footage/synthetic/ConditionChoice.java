// SPDX-License-Identifier: Apache-2.0
package io.orric.footage.synthetic;

import io.orric.cameras.conditions.Condition;
import io.orric.cameras.conditions.ConditionKind;
import io.orric.cameras.images.Seeds;
import io.orric.options.UsageException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Under which conditions each synthetic frame is taken: always the same ones, or drawn anew.
 *
 * @param fixed conditions of every frame; null if they are drawn
 */
record ConditionChoice(List<Condition> fixed) implements Serializable {

    /** Key of the draws under the seed, away from those of the scene. */
    private static final long STREAM = 0x636F6E64;

    /** One drawn frame in this many is clear, and as many are under two conditions at once. */
    private static final int SHARE = 5;

    /**
     * Reads {@code clear}, {@code all}, or conditions joined by a plus sign, such as {@code
     * night:0.7+rain:0.4}.
     *
     * @throws UsageException if it is none of them
     */
    static ConditionChoice parse(String text) {
        if (text.equals("all")) {
            return new ConditionChoice(null);
        }
        if (text.equals("clear")) {
            return new ConditionChoice(List.of());
        }
        try {
            return new ConditionChoice(
                    Arrays.stream(text.split("\\+", -1)).map(Condition::parse).toList());
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    /** The conditions of the frame at this index; a function of the seed and the index. */
    List<Condition> of(long seed, long index) {
        if (fixed != null) {
            return fixed;
        }
        RandomGenerator random = Seeds.random(Seeds.derive(seed, STREAM), index);
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
