// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.harness;

/** What is measured, once. */
@FunctionalInterface
public interface Work {

    /** Does it and gives its result, which the harness consumes, so that none of it is left out. */
    Object run() throws Exception;
}
