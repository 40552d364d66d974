// SPDX-License-Identifier: Apache-2.0
/** The command {@code orric experiment}. */
package io.orric.experiments;
