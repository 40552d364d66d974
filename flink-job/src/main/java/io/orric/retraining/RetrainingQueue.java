// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import java.io.Serializable;

/**
 * How many samples wait for training, and what happens when more come.
 *
 * @param capacity most samples waiting or in training in one writer, at least 1
 * @param blocksWhenFull whether the stream then waits, as replays in the paper's order do;
 *     otherwise the site's oldest waiting sample gives way to the newest
 */
public record RetrainingQueue(int capacity, boolean blocksWhenFull) implements Serializable {}
