// SPDX-License-Identifier: Apache-2.0
/** The command {@code orric experiment}. The rooms below it know nothing of the terminal. */
package io.orric.experiments;
