// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Records of retrainings as the only writer of a site's records keeps them. It remembers what it
 * read once and what it wrote, so that a retraining asks the registry for nothing that is known,
 * and removes old records many at a time.
 *
 * <p>A record of a slot that ends later than it can was written while a clock was wrong. It settles
 * nothing, and is named in one warning.
 *
 * <p>It takes a site over when it is first asked about it. Once another one takes the site over, it
 * writes nothing more: what it still has in hand is not published.
 *
 * <p>Used by one thread.
 */
public final class RetrainingLog {

    /** Time by which clocks of machines may differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** Records of a site that are written between two times at which old ones are removed. */
    private static final int PRUNE_INTERVAL = 100;

    /** Sites of which something is remembered; the registry is asked again about others. */
    private static final int REMEMBERED_SITES = 4096;

    private final ModelRegistry registry;
    private final RetrainingRecords records;
    private final String root;
    private final String name;
    private final LongSupplier latest;
    private final Consumer<String> warnings;

    /** The one that was asked about the longest ago comes first. */
    private final Map<String, Known> sites =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                    return size() > REMEMBERED_SITES;
                }
            };

    /** Knowledge of a site's versions and records. */
    private static final class Known {

        private WriterTerm term = WriterTerm.NONE;
        private boolean superseded;

        /** End of the last settled slot, milliseconds since the epoch. */
        private long settledThrough;

        /** The newest version when it was read, or that was published since, if it is readable. */
        private Optional<ModelManifest> newest = Optional.empty();

        /** Highest number that a version ever had. */
        private long used;

        private int unpruned;
    }

    /**
     * @param root folder of the sites, for messages
     * @param name of this writer
     * @param latest time at which a slot may end at the latest, milliseconds since the epoch
     * @param warnings takes what someone should know
     */
    RetrainingLog(
            ModelRegistry registry,
            RetrainingRecords records,
            String root,
            String name,
            LongSupplier latest,
            Consumer<String> warnings) {
        this.registry = registry;
        this.records = records;
        this.root = root;
        this.name = name;
        this.latest = latest;
        this.warnings = warnings;
    }

    /** Slots end about now at the latest, by this clock. */
    public static LongSupplier until(Clock clock) {
        return () -> clock.millis() + TOLERANCE.toMillis();
    }

    /** Slots end at any time, as in recordings that are played back. */
    public static LongSupplier anyTime() {
        return () -> Long.MAX_VALUE;
    }

    /** Returns whether the retraining on this slot of a site or on a later one has ended. */
    public boolean isSettled(String site, long slotEnd) throws IOException {
        return slotEnd <= known(site, slotEnd).settledThrough;
    }

    /**
     * The version that a writer published from this slot's sample, if it died before its record.
     */
    public Optional<ModelManifest> publishedFrom(String site, long slotEnd) throws IOException {
        return known(site, slotEnd).newest.filter(manifest -> manifest.slotEnd() == slotEnd);
    }

    /**
     * The site before a retraining on this slot.
     *
     * @throws SupersededException if another writer has taken the site over
     */
    public SiteState before(String site, long slotEnd) throws IOException {
        return requireTerm(site, known(site, slotEnd));
    }

    /**
     * Publishes a trained student as the site's next version, unless the site is pinned or another
     * version was published since it was looked at.
     *
     * @param before the site before the student's parent was read
     * @return how the retraining ended; empty if the student is not published
     * @throws SupersededException if another writer has taken the site over
     */
    public Optional<RetrainingRecord> publish(
            String site, SiteState before, Origin origin, RetrainingRecord record, Path student)
            throws IOException {
        Known known = known(site, record.slotEnd());
        Optional<ModelManifest> published =
                registry.writer()
                        .publishAfter(
                                site, before, known.term, known.used, origin, record, student);
        if (published.isPresent()) {
            known.used = published.get().version();
            known.newest = published;
        } else {
            requireTerm(site, known);
        }
        return published.map(RetrainingRecord::of);
    }

    /**
     * Records how a retraining ended. From then on its slot is settled.
     *
     * @throws SupersededException if another writer has taken the site over
     */
    public void record(String site, RetrainingRecord record) throws IOException {
        Known known = known(site, record.slotEnd());
        if (record.outcome() != RetrainingRecord.Outcome.PUBLISHED) {
            requireTerm(site, known); // a later writer may have published from this slot
        }
        records.write(site, record);
        known.settledThrough = Math.max(known.settledThrough, record.slotEnd());
        known.unpruned++;
        if (known.unpruned >= PRUNE_INTERVAL) {
            records.prune(site, latest(record.slotEnd()));
            known.unpruned = 0;
        }
    }

    /** The knowledge of a site, read anew where it is of a time that has not come. */
    private Known known(String site, long slotEnd) throws IOException {
        Known known = sites.get(site);
        if (known != null && known.superseded) {
            throw new SupersededException(site, root);
        }
        if (known == null || known.settledThrough > latest(slotEnd)) {
            if (known != null) {
                requireTerm(site, known);
            }
            known = read(site, latest(slotEnd));
            sites.put(site, known);
        }
        return known;
    }

    /** A slot that is asked about has ended, whatever the clock says. */
    private long latest(long slotEnd) {
        return Math.max(latest.getAsLong(), slotEnd);
    }

    private Known read(String site, long end) throws IOException {
        Known known = new Known();
        known.term = registry.takeOver(site, name);
        List<Long> slotEnds = records.slotEnds(site);
        known.settledThrough = slotEnds.stream().filter(each -> each <= end).findFirst().orElse(0L);
        long newest = registry.newest(site);
        if (newest > 0) {
            known.newest = readable(site, newest);
            registry.writer().mark(site, newest); // in case a writer died before it did
        }
        known.unpruned = PRUNE_INTERVAL; // earlier writers may have left as many
        if (!slotEnds.isEmpty()) {
            known.used = Math.max(versionAt(site, slotEnds.get(0)), versionAt(site, end));
            warnOfFuture(site, slotEnds.get(0), end);
        }
        return known;
    }

    private SiteState requireTerm(String site, Known known) throws IOException {
        SiteState now = registry.state(site);
        known.superseded = !now.term().equals(known.term);
        if (known.superseded) {
            throw new SupersededException(site, root);
        }
        return now;
    }

    private Optional<ModelManifest> readable(String site, long version) throws IOException {
        try {
            return Optional.of(registry.manifest(site, version));
        } catch (DamagedModelException e) {
            return Optional.empty();
        }
    }

    /** The version after the last slot that ended by this time. */
    private long versionAt(String site, long slotEnd) throws IOException {
        long after = slotEnd == Long.MAX_VALUE ? slotEnd : slotEnd + 1;
        return records.lastBefore(site, after).map(RetrainingRecord::version).orElse(0L);
    }

    private void warnOfFuture(String site, long last, long end) {
        if (last > end) {
            warnings.accept(
                    String.format(
                            "a slot of %s that ends at %s is recorded as retrained, which is in"
                                    + " the future: a clock was wrong. The record stays and keeps"
                                    + " no slot from being retrained",
                            site, Instant.ofEpochMilli(last)));
        }
    }
}
