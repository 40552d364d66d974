// SPDX-License-Identifier: Apache-2.0
/**
 * Options: defined once with key, type, range, default and meaning, from which reading, errors,
 * help and documentation follow. Knows Flink's configuration and nothing else of Flink.
 */
package io.orric.options;
