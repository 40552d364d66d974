// SPDX-License-Identifier: Apache-2.0
/** {@code orric feed} as users run it, on a real broker. */
package io.orric.feed;
