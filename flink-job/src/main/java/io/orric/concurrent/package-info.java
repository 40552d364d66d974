// SPDX-License-Identifier: Apache-2.0
/** The threads that operators keep beside their task thread. */
package io.orric.concurrent;
