// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        long taken = 0;
        for (long number : RegistryFiles.numbered(names, VERSION)) {
            List<String> inside = files.names(layout.version(site, number));
            if (inside.isEmpty() && !files.exists(layout.version(site, number))) {
                return Optional.empty();
            }
            boolean published = inside.contains(RegistryLayout.MANIFEST);
            if (published || inside.stream().anyMatch(name -> name.startsWith(CLAIM))) {
                taken = Math.max(taken, number);
            }
            if (published) {
                return Optional.of(new SiteState(number, taken, pinned));
            }
        }
        return Optional.of(new SiteState(0, taken, pinned));
    }

    /**
     * Returns whether a writer may be making a version. One that has not published it for a day
     * died while it was.
     *
     * @param now time by the file system's clock, milliseconds since the epoch
     */
    boolean isClaimed(String site, long number, long now) throws IOException {
        return files.entries(layout.version(site, number)).stream()
                .filter(entry -> entry.name().startsWith(CLAIM))
                .anyMatch(claim -> now - claim.modified() < CLAIM_LIFETIME.toMillis());
    }

    /**
     * Claims a number for a writer.
     *
     * @return the claim, to be deleted if the writer gives up; empty if the number is another's
     */
    Optional<Path> claim(String site, long number) throws IOException {
        Path folder = layout.version(site, number);
        Path claim = new Path(folder, CLAIM + UUID.randomUUID());
        files.create(claim).close();
        List<String> inside = new ArrayList<>(files.names(folder));
        boolean free =
                inside.remove(claim.getName()) // else it was pruned, or the listing is not whole
                        && !inside.contains(RegistryLayout.MANIFEST)
                        && inside.stream().noneMatch(name -> name.startsWith(CLAIM));
        // A number whose version was pruned seems free; then the newest is above it.
        if (free && state(site).newest() < number) {
            return Optional.of(claim);
        }
        files.delete(claim);
        return Optional.empty();
    }
}
