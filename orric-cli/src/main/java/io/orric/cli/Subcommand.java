// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

/**
 * A verb of the {@code orric} command that another module provides: a class with picocli's
 * {@code @Command}, found by {@link java.util.ServiceLoader}.
 */
public interface Subcommand {}
