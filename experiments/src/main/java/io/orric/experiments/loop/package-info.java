// SPDX-License-Identifier: Apache-2.0
/**
 * The paper's slots, played back in one process with the job's student, teacher, trainer, sampler
 * and policies. Results that were computed once are kept on disk.
 */
package io.orric.experiments.loop;
