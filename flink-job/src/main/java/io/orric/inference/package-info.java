// SPDX-License-Identifier: Apache-2.0
/**
 * The inference branch: batches in, predictions and dead letters out, and the hot swap of students
 * between two batches. The task thread hands batches over and never waits. Students come from the
 * registry; nothing here knows how they are trained.
 */
package io.orric.inference;
