// SPDX-License-Identifier: Apache-2.0
/**
 * The paper's slots in one process, with the job's student, teacher, trainer, sampler and policies,
 * and without Flink. Finished runs are kept on disk.
 */
package io.orric.experiments.loop;
