// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

/**
 * A slot that is over, as its costs are learnt from.
 *
 * @param slot index t, from 1
 * @param ratio share of the frames that was sampled; 0 without a sample
 * @param frames frames of the slot
 * @param planned compute that was planned for it, in the profile's unit
 */
record EndedSlot(long slot, double ratio, long frames, double planned) {}
