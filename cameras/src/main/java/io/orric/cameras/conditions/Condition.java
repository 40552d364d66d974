// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import io.orric.cameras.images.Picture;
import io.orric.cameras.images.Seeds;
import java.awt.image.BufferedImage;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * A kind of condition and how severe it is; written {@code fog:0.6}.
 *
 * @param severity from 0, clear, to 1, where a person can barely tell what the picture shows
 */
public record Condition(ConditionKind kind, double severity) implements Serializable {

    /**
     * @throws IllegalArgumentException if the severity is outside its range
     */
    public Condition {
        if (!(severity >= 0 && severity <= 1)) {
            throw new IllegalArgumentException(
                    "severity of %s is %s, must be from 0 to 1".formatted(kind, severity));
        }
    }

    /**
     * Reads a condition as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException if the kind is not known, or the severity is not a number
     *     from 0 to 1
     */
    public static Condition parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "condition is '%s', must be a name, a colon and a severity from 0 to 1, such as fog:0.6; names are %s"
                            .formatted(text, ConditionKind.labels()));
        }
        ConditionKind kind = ConditionKind.of(text.substring(0, colon).strip());
        String severity = text.substring(colon + 1).strip();
        try {
            return new Condition(kind, Double.parseDouble(severity));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "severity of " + kind + " is '" + severity + "', must be a number from 0 to 1",
                    e);
        }
    }

    /** The same kind with its severity multiplied by a factor from 0 to 1. */
    public Condition scaled(double factor) {
        return new Condition(kind, severity * factor);
    }

    /**
     * Shows a picture as it would look under this condition.
     *
     * @param seed decides where drops, flakes and grains are
     * @return a new picture of the same size, or the given one if the severity is 0
     */
    public BufferedImage apply(BufferedImage image, long seed) {
        return applyAll(List.of(this), image, seed);
    }

    /**
     * Shows a picture under several conditions at once, the first one farthest from the camera.
     *
     * @return a new picture of the same size, or the given one if it stays clear
     */
    public static BufferedImage applyAll(
            List<Condition> conditions, BufferedImage image, long seed) {
        if (conditions.stream().allMatch(condition -> condition.severity == 0)) {
            return image;
        }
        Picture picture = Picture.copyOf(image);
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            if (condition.severity > 0) {
                condition.kind.effect().apply(picture, condition.severity, Seeds.random(seed, i));
            }
        }
        return picture.image();
    }

    /** The kind and the severity, rounded to two decimals. */
    @Override
    public String toString() {
        String rounded = String.format(Locale.ROOT, "%.2f", severity);
        return kind + ":" + (rounded.endsWith("0") ? rounded.substring(0, 3) : rounded);
    }
}
