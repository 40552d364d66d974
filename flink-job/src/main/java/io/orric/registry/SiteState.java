// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

/**
 * A site as a writer finds it before it makes a version.
 *
 * @param newest number of the newest published version; 0 if there is none
 * @param taken highest number that a version has or a writer has claimed, at least {@code newest}
 * @param pinned whether retraining publishes nothing
 * @param term term of the writer that retrains it
 */
public record SiteState(long newest, long taken, boolean pinned, WriterTerm term) {}
