// SPDX-License-Identifier: Apache-2.0
/** The experiments: each has its context run schedules, and makes a report of the runs. */
package io.orric.experiments.study;
