// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

/** A setting and its value, as a page shows them. */
public record Setting(String name, String value) {}
