// SPDX-License-Identifier: Apache-2.0
/**
 * The definition of options: key, type, range, default and meaning, from which reading, errors,
 * help and documentation follow. Of Flink it knows the configuration alone.
 */
package io.orric.options;
