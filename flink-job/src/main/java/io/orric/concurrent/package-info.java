// SPDX-License-Identifier: Apache-2.0
/** Threads that operators run beside their task thread. */
package io.orric.concurrent;
