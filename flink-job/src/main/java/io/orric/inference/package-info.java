// SPDX-License-Identifier: Apache-2.0
/**
 * The inference branch: turns batches into predictions and dead letters, and replaces students
 * between two batches. The task thread passes batches on and never waits. Students come from the
 * registry; nothing here knows how they are trained.
 */
package io.orric.inference;
