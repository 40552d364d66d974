// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

/** A setting of the run, as the reader is told of it. */
public record Setting(String name, String value) {}
