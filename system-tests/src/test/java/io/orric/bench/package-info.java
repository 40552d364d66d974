// SPDX-License-Identifier: Apache-2.0
/** The benchmarks, which start brokers, clusters and processes by themselves. */
package io.orric.bench;
