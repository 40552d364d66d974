// SPDX-License-Identifier: Apache-2.0
/**
 * The inference branch: turns batches into predictions and dead letters, and replaces students
 * between two batches. The task thread passes batches on and never waits.
 */
package io.orric.inference;
