// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import java.io.Serializable;

/**
 * Bounds of a slot's sample, which is state until the slot ends.
 *
 * @param records maximum number of records, at least 1
 * @param bytes maximum of their sizes together
 */
public record SampleLimits(int records, long bytes) implements Serializable {}
