// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.results;

/**
 * Two things that a row compares.
 *
 * @param name of the row
 * @param unit of its figures
 * @param against what the reference is, in a few words
 * @param aim what it should reach
 */
public record Comparison(String name, String unit, String against, Aim aim) {}
