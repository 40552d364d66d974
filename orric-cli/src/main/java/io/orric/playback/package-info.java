// SPDX-License-Identifier: Apache-2.0
/** Plays footage back through the job in a cluster inside this JVM, and sums up what came of it. */
package io.orric.playback;
