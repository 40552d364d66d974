// SPDX-License-Identifier: Apache-2.0
/** Threads that operators keep beside their task thread. Plain Java without Flink. */
package io.orric.concurrent;
