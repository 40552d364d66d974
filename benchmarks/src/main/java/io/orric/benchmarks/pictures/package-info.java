// SPDX-License-Identifier: Apache-2.0
/** Pictures that benchmarks decode: the synthetic roadside at the sizes of network cameras. */
package io.orric.benchmarks.pictures;
