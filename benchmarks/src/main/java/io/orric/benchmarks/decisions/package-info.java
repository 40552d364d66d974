// SPDX-License-Identifier: Apache-2.0
/** JMH benchmarks of a decision: its time and its memory. They need the allocation alone. */
package io.orric.benchmarks.decisions;
