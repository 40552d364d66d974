// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.HashMap;
import java.util.Map;

/**
 * Divides the compute of a machine among the sites whose slots are open, by need and with a floor
 * for each. What open slots have been given never adds up to more than there is.
 *
 * <p>A site's need is what its dearest configurations would take, and it is never given more. While
 * the needs exceed the machine, each site first gets the floor, or its need if that is less, and
 * the rest is divided in proportion to what they then still need. A site that appears while others'
 * slots are open gets what these have left until their next slots. Safe for any thread.
 */
public final class CoreShares {

    /** Floor, as a share of an even division. */
    private static final double FLOOR = 0.2;

    /** Slots after which a site without frames is forgotten. */
    private static final int REMEMBERED_SLOTS = 2;

    private static final class Site {

        private double need;
        private double given;
        private long start;
        private long end;

        double floor(double even) {
            return Math.min(need, even * FLOOR);
        }

        /** End of the time for which it is remembered. */
        long remembered() {
            return end + REMEMBERED_SLOTS * (end - start);
        }
    }

    private final Map<String, Site> sites = new HashMap<>();
    private double total;

    /**
     * Gives a site compute for a slot that begins.
     *
     * @param start start of the slot, milliseconds
     * @param end end of the slot, milliseconds
     * @param need compute that the site can use in it, in any unit
     * @param available compute that all sites together have in a slot, in that unit
     * @return the capacity of the slot
     */
    public synchronized double begin(
            String name, long start, long end, double need, double available) {
        sites.values().removeIf(site -> site.remembered() <= start);
        Site site = sites.computeIfAbsent(name, ignored -> new Site());
        total = available;
        site.need = need;
        site.start = start;
        site.end = end;
        site.given = Math.max(0, Math.min(share(site), total - givenBeside(site)));
        return site.given;
    }

    /**
     * Gives a site more for its open slot when its need grows, as far as there is any.
     *
     * @param need compute that it can use by now; what it was not given before it is not given now
     * @return the capacity of the slot
     */
    public synchronized double grow(String name, double need) {
        Site site = sites.get(name);
        if (site == null) {
            return 0;
        }
        double more = need - site.need;
        if (more > 0) {
            site.need = need;
            site.given += Math.max(0, Math.min(more, total - givenBeside(site) - site.given));
        }
        return site.given;
    }

    /**
     * Takes back what a site was given for a slot that has ended.
     *
     * @param need compute that it could have used
     */
    public synchronized void end(String name, double need) {
        Site site = sites.get(name);
        if (site != null) {
            site.need = need;
            site.given = 0;
        }
    }

    /** Compute that other sites have in the time of a site's slot. */
    private double givenBeside(Site site) {
        double given = 0;
        for (Site other : sites.values()) {
            // Of two slots at a time, one that is over may not have been ended yet.
            if (other != site && other.end > site.start) {
                given += other.given;
            }
        }
        return given;
    }

    private double share(Site site) {
        double even = total / sites.size();
        double floors = 0;
        double needs = 0;
        for (Site each : sites.values()) {
            floors += each.floor(even);
            needs += each.need;
        }
        double still = needs - floors;
        double rest = Math.max(0, total - floors);
        double floor = site.floor(even);
        return still <= rest ? site.need : floor + rest * (site.need - floor) / still;
    }
}
