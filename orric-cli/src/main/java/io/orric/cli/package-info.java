// SPDX-License-Identifier: Apache-2.0
/**
 * The {@code orric} command: verbs, their options, and their output. No other room of this module
 * knows the terminal or this package.
 */
package io.orric.cli;
