// SPDX-License-Identifier: Apache-2.0
/**
 * Options from files and command lines, and the checks of their ranges. Of Flink it knows the
 * configuration alone.
 */
package io.orric.options;
