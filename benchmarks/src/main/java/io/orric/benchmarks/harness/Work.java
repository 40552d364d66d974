// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.harness;

/** One run of the work that is measured. */
@FunctionalInterface
public interface Work {

    /** Does it and gives its result, which the harness consumes, so that none of it is left out. */
    Object run() throws Exception;
}
