// SPDX-License-Identifier: Apache-2.0
/**
 * The job while its surroundings fail: every failure is injected for real, and afterwards every
 * frame that was sent has exactly one prediction or dead letter.
 */
package io.orric.chaos;
