// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import io.orric.cameras.images.Seeds;
import java.awt.Color;
import java.util.random.RandomGenerator;

/** Colours of the roadside, and how to vary them. */
final class Palette {

    static final Color GLASS = new Color(0x2C3A46);
    static final Color GLASS_GLINT = new Color(0x6F8798);
    static final Color TYRE = new Color(0x1E1E20);
    static final Color CHASSIS = new Color(0x2A2A2D);
    static final Color STEEL = new Color(0xA8ACB0);
    static final Color HEADLIGHT = new Color(0xF4F1DC);
    static final Color TAILLIGHT = new Color(0xB3221C);
    static final Color INDICATOR = new Color(0xE08A1E);
    static final Color PLATE = new Color(0xE6E3C8);

    private static final Integer[] PAINTS = {
        0xE8E8E6, 0xC9CCCE, 0x8C9196, 0x3A3D42, 0x23262B, 0x8E1B1F, 0xC23A2B, 0x1F3F77, 0x3A6FB0,
        0x2E5A3C, 0xB9A77C, 0x6B4A32, 0xD9A441, 0x4E8F8A, 0xD77A2F,
    };
    private static final Integer[] CLOTHES = {
        0x23304A, 0x2A2A2E, 0x8A2230, 0x3F6E4A, 0xC8B98E, 0xD8D8D6, 0x4A7AB5, 0xC9762F, 0x6E4B7E,
        0xD6C23A, 0x70757B, 0x1F5F6B,
    };
    private static final Integer[] SKINS = {0xF0CDB0, 0xD9A982, 0xB17A50, 0x7A4E30, 0x4F3323};
    private static final Integer[] HAIR = {0x1C1714, 0x4A3222, 0x8B6A3E, 0xC9C4BA, 0x7B2F1B};

    /** A paint that vehicles come in. */
    static Color paint(RandomGenerator random) {
        return varied(random, Seeds.oneOf(random, PAINTS), 14);
    }

    static Color cloth(RandomGenerator random) {
        return varied(random, Seeds.oneOf(random, CLOTHES), 14);
    }

    static Color skin(RandomGenerator random) {
        return varied(random, Seeds.oneOf(random, SKINS), 8);
    }

    static Color hair(RandomGenerator random) {
        return varied(random, Seeds.oneOf(random, HAIR), 8);
    }

    /** One of these colours, given as 0xRRGGBB, slightly varied. */
    static Color oneOf(RandomGenerator random, Integer... colors) {
        return varied(random, Seeds.oneOf(random, colors), 12);
    }

    /** The colour with each channel moved by up to {@code spread} of 255. */
    static Color varied(RandomGenerator random, int rgb, int spread) {
        Color color = new Color(rgb);
        return new Color(
                clamped(color.getRed() + random.nextInt(-spread, spread + 1)),
                clamped(color.getGreen() + random.nextInt(-spread, spread + 1)),
                clamped(color.getBlue() + random.nextInt(-spread, spread + 1)));
    }

    /** The colour made brighter or darker by a factor; what it lets through stays. */
    static Color scaled(Color color, double factor) {
        return new Color(
                clamped(color.getRed() * factor),
                clamped(color.getGreen() * factor),
                clamped(color.getBlue() * factor),
                color.getAlpha());
    }

    /** The colour at {@code share} of the way from one to the other. */
    static Color mixed(Color from, Color to, double share) {
        return new Color(
                clamped(from.getRed() + share * (to.getRed() - from.getRed())),
                clamped(from.getGreen() + share * (to.getGreen() - from.getGreen())),
                clamped(from.getBlue() + share * (to.getBlue() - from.getBlue())));
    }

    private static int clamped(double channel) {
        return (int) Math.max(0, Math.min(255, channel));
    }

    private Palette() {}
}
