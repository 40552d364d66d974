// SPDX-License-Identifier: Apache-2.0
package io.orric.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The trials that gains and the learning curve of a profile were measured by, kept in its file.
 *
 * @param method name of the retraining method, as in {@code orric.retraining.method}
 * @param conditions drift conditions, each measured by itself
 * @param seeds number of scenes, or parts of a recording, under each of them
 * @param slots number of slots of a trial, at least 2
 * @param framesPerSlot frames of a slot, at least 1
 */
public record LearnedWith(
        @JsonProperty(required = true) String method,
        @JsonProperty(required = true) List<String> conditions,
        int seeds,
        int slots,
        @JsonProperty("frames-per-slot") int framesPerSlot) {

    /**
     * @throws IllegalArgumentException if a component is outside its range
     */
    public LearnedWith {
        require(!method.isBlank(), "method", method, "must name a retraining method");
        require(!conditions.isEmpty(), "conditions", conditions, "must have at least one");
        require(seeds >= 1, "seeds", seeds, "must be at least 1");
        require(slots >= 2, "slots", slots, "must be at least 2");
        require(framesPerSlot >= 1, "frames-per-slot", framesPerSlot, "must be at least 1");
        conditions = List.copyOf(conditions);
    }

    private static void require(boolean holds, String key, Object value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(
                    String.format("learned-with %s is %s, %s", key, value, range));
        }
    }
}
