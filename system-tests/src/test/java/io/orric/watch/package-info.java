// SPDX-License-Identifier: Apache-2.0
/** The command that shows results as they come, on a real broker. */
package io.orric.watch;
