// SPDX-License-Identifier: Apache-2.0
/**
 * One job for each consumer group: no frame passes before the job holds the group's lease, and none
 * after another job has taken it.
 */
package io.orric.lease;
