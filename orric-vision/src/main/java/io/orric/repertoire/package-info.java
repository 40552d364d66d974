// SPDX-License-Identifier: Apache-2.0
/**
 * Conditions that come back, such as fog or night: the look of pictures under each, and the student
 * that was adapted to it. Plain Java over {@code io.orric.vision}, {@code io.orric.adaptation} and
 * {@code io.orric.escalation}.
 */
package io.orric.repertoire;
