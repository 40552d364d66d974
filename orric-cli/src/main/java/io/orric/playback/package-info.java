// SPDX-License-Identifier: Apache-2.0
/** Footage played back through the job in a cluster inside this JVM, and the summary of the run. */
package io.orric.playback;
