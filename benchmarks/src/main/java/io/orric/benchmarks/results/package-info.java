// SPDX-License-Identifier: Apache-2.0
/** Figures of benchmarks, the machine they are from, and both as a table and as JSON. */
package io.orric.benchmarks.results;
