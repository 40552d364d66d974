// SPDX-License-Identifier: Apache-2.0
/** The {@code orric} command: verbs, their options, and what they print. */
package io.orric.cli;
