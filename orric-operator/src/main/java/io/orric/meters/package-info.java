// SPDX-License-Identifier: Apache-2.0
/**
 * What the operators of a job measure in one JVM and share: times of answers, compute spent on each
 * site, and what the machine has left. Plain Java.
 */
package io.orric.meters;
