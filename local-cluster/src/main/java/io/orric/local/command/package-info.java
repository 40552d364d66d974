// SPDX-License-Identifier: Apache-2.0
/** The verb {@code orric cluster}, which starts broker and cluster for whoever has none. */
package io.orric.local.command;
