// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.options.UsageException;

/**
 * The names of a feed's cameras: a prefix and a number from 1, such as {@code cam-001}, padded so
 * that names sort in the order of the numbers.
 *
 * @param prefix what every name begins with
 * @param cameras how many cameras there are
 */
public record CameraNames(String prefix, int cameras) {

    /**
     * Most cameras of a feed; each is a key, so this is about bookkeeping, not about the broker.
     */
    public static final int MOST = 100_000;

    private static final int LEAST_DIGITS = 3;

    /**
     * @throws UsageException if there are too few or too many cameras
     */
    public CameraNames {
        if (cameras < 1 || cameras > MOST) {
            throw UsageException.format("cameras are %s, must be from 1 to %s", cameras, MOST);
        }
    }

    /** The name of a camera, counted from 0. */
    String name(int camera) {
        String number = Integer.toString(camera + 1);
        int digits = Math.max(LEAST_DIGITS, Integer.toString(cameras).length());
        return prefix + "0".repeat(digits - number.length()) + number;
    }
}
