// SPDX-License-Identifier: Apache-2.0
/**
 * The paper's slots, replayed in one process with the job's student, teacher, trainer, sampler and
 * policies. What was computed once is kept in cells on disk.
 */
package io.orric.experiments.loop;
