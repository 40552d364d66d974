// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.Path;

/**
 * Numbers of sites' versions, each of which one writer gets, though several may want it. File
 * systems of Flink have no way to create a file unless it is there, and object stores have no
 * rename; all that this depends on is that a file which was written is in the next listing.
 *
 * <p>A writer puts a claim, an empty file of a name of its own, into the version's folder and lists
 * it. It has the number if it finds neither a manifest nor another's claim; else it withdraws. Of
 * two writers the one that listed later saw the other's claim, so both never have it, though both
 * may withdraw. The claim stays beside the manifest, since a listing that is made while a manifest
 * comes and a claim goes may show neither. The number of a writer which died is passed over. So is
 * a number below that of the newest version, whose own version may have been pruned.
 *
 * <p>A writer that takes a site's retraining over writes its {@link WriterTerm}, then annuls what
 * is claimed and not published. An earlier one, which may only have been stopped for a while, looks
 * for later terms once it has claimed a number, and for its claim and an annulment once it has
 * written its manifest. So what it has in hand is published and seen by the later writer, or never
 * published.
 */
record VersionNumbers(RegistryLayout layout, RegistryFiles files) implements Serializable {

    private static final Pattern VERSION = Pattern.compile("v(\\d{8,18})");
    private static final String CLAIM = "claim.";
    private static final Duration CLAIM_LIFETIME = Duration.ofDays(1);

    /** Numbers of a site's versions, newest first, published or not. */
    List<Long> of(String site) throws IOException {
        return files.numbered(layout.site(site), VERSION);
    }

    /** The newest published number and the highest one that is claimed. */
    SiteState state(String site) throws IOException {
        Optional<SiteState> state = look(site);
        while (state.isEmpty()) {
            state = look(site);
        }
        return state.get();
    }

    /** Empty if a version was pruned between its listing and the look into it: newer ones came. */
    private Optional<SiteState> look(String site) throws IOException {
        List<String> names = files.names(layout.site(site));
        boolean pinned = names.contains(RegistryLayout.PIN);
        WriterTerm term = WriterTerm.last(names);
        long taken = 0;
        for (long number : RegistryFiles.numbered(names, VERSION)) {
            List<String> inside = files.names(layout.version(site, number));
            if (inside.isEmpty() && !files.exists(layout.version(site, number))) {
                return Optional.empty();
            }
            if (isTaken(inside)) {
                taken = Math.max(taken, number);
            }
            if (isPublished(inside)) {
                return Optional.of(new SiteState(number, taken, pinned, term));
            }
        }
        return Optional.of(new SiteState(0, taken, pinned, term));
    }

    private static boolean isPublished(List<String> inside) {
        return inside.contains(RegistryLayout.MANIFEST)
                && !inside.contains(RegistryLayout.ANNULLED);
    }

    private static boolean isTaken(List<String> inside) {
        return inside.contains(RegistryLayout.MANIFEST)
                || inside.contains(RegistryLayout.ANNULLED)
                || isClaimed(inside);
    }

    private static boolean isClaimed(List<String> inside) {
        return inside.stream().anyMatch(name -> name.startsWith(CLAIM));
    }

    /** Returns whether a version is there. */
    boolean isPublished(String site, long number) throws IOException {
        return isPublished(files.names(layout.version(site, number)));
    }

    /**
     * Returns whether a writer may be making a version. One that has not published it for a day
     * died while it was.
     *
     * @param now time by the file system's clock, milliseconds since the epoch
     */
    boolean isBeingMade(String site, long number, long now) throws IOException {
        List<RegistryFiles.Entry> inside = files.entries(layout.version(site, number));
        return isUnsettled(inside.stream().map(RegistryFiles.Entry::name).toList())
                && inside.stream()
                        .filter(entry -> entry.name().startsWith(CLAIM))
                        .anyMatch(claim -> now - claim.modified() < CLAIM_LIFETIME.toMillis());
    }

    private static boolean isUnsettled(List<String> inside) {
        return isClaimed(inside)
                && !inside.contains(RegistryLayout.MANIFEST)
                && !inside.contains(RegistryLayout.ANNULLED);
    }

    /**
     * Takes the retraining of a site over from any other writer. What that one has not published
     * when this returns is never published.
     *
     * @param writer name of the writer; one that others have too does not take the site from them
     * @return the term of this writer, which goes on if it is the last one already
     */
    WriterTerm takeOver(String site, String writer) throws IOException {
        WriterTerm last = WriterTerm.last(files.names(layout.site(site)));
        if (last.writer().equals(writer)) {
            return last;
        }
        WriterTerm term = last.next(writer);
        files.create(layout.term(site, term)).close();
        List<String> names = files.names(layout.site(site));
        for (long number : RegistryFiles.numbered(names, VERSION)) {
            annul(site, number);
        }
        for (WriterTerm earlier : WriterTerm.among(names)) {
            if (earlier.compareTo(term) < 0) {
                files.delete(layout.term(site, earlier));
            }
        }
        return term;
    }

    /** Has a version that is claimed never be published, unless it is already. */
    private void annul(String site, long number) throws IOException {
        Path folder = layout.version(site, number);
        if (isUnsettled(files.names(folder))) {
            files.create(layout.annulled(site, number)).close();
            if (files.names(folder).contains(RegistryLayout.MANIFEST)) {
                files.delete(layout.annulled(site, number));
            }
        }
    }

    /**
     * Claims a number for a writer.
     *
     * @param permitted whether the writer may still publish, asked once others see the claim
     * @return the claim, to be deleted if the writer gives up; empty if the number is another's
     */
    Optional<Path> claim(String site, long number, Predicate<SiteState> permitted)
            throws IOException {
        Path folder = layout.version(site, number);
        Path claim = new Path(folder, CLAIM + UUID.randomUUID());
        files.create(claim).close();
        List<String> inside = new ArrayList<>(files.names(folder));
        boolean free =
                inside.remove(claim.getName()) // else it was pruned, or the listing is not whole
                        && !isTaken(inside);
        if (free) {
            SiteState now = state(site);
            // A number whose version was pruned seems free; then the newest is above it.
            if (now.newest() < number && permitted.test(now)) {
                return Optional.of(claim);
            }
        }
        files.delete(claim);
        return Optional.empty();
    }

    /**
     * Returns whether what was written for a claim is published. What is annulled stays, since who
     * annulled it may have found it there and let it stand.
     */
    boolean stands(String site, long number, Path claim) throws IOException {
        List<String> inside = files.names(layout.version(site, number));
        if (!inside.contains(claim.getName())) {
            files.delete(layout.version(site, number)); // was annulled and pruned long ago
            return false;
        }
        return isPublished(inside);
    }
}
