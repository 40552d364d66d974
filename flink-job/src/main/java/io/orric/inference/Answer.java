// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

/**
 * A student's answer for a frame.
 *
 * @param version version of the site's student
 * @param unfamiliar whether the base answered in its place
 * @param probabilities of each class
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of values, never compared
record StudentAnswer(long version, boolean unfamiliar, float[] probabilities) {}
