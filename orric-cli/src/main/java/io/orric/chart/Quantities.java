// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import java.util.Locale;

/** Numbers as people read them. */
public final class Quantities {

    private static final String[] PREFIXES = {"", " k", " M", " G", " T", " P"};

    /** A quantity with three digits and a decimal prefix, such as 5.23 G. */
    public static String compact(double quantity) {
        double scaled = quantity;
        int prefix = 0;
        while (Math.abs(scaled) >= 999.5 && prefix < PREFIXES.length - 1) {
            scaled /= 1000;
            prefix++;
        }
        int digits = Math.abs(scaled) >= 99.95 ? 0 : Math.abs(scaled) >= 9.995 ? 1 : 2;
        return trimmed(String.format(Locale.ROOT, "%." + digits + "f", scaled)) + PREFIXES[prefix];
    }

    /** A share in percent with one digit; a dash if there is none. */
    public static String percent(Double share) {
        return share == null || !Double.isFinite(share)
                ? "–"
                : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A share in percent without digits, for axes. */
    public static String wholePercent(double share) {
        return plain(100 * share, 0) + " %";
    }

    /** A count with its thousands set apart. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A number with at most that many decimals and no zeros at its end. */
    public static String plain(double number, int decimals) {
        return trimmed(String.format(Locale.ROOT, "%." + decimals + "f", number));
    }

    private static String trimmed(String number) {
        return number.contains(".") ? number.replaceAll("\\.?0+$", "") : number;
    }

    private Quantities() {}
}
