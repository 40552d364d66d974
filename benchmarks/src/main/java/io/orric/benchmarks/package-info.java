// SPDX-License-Identifier: Apache-2.0
/** What a decision of the algorithm costs, measured with JMH. */
package io.orric.benchmarks;
