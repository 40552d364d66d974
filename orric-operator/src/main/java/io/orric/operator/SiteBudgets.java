// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.MeasuredCosts;
import io.orric.allocation.MeasuredSlope;
import io.orric.allocation.RetrainingConfiguration;
import io.orric.meters.Compute;
import io.orric.meters.JobMeters;
import io.orric.meters.RecentSites;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * What the sites of a subtask have, and what configurations cost them, by what was measured while
 * the job runs. Nothing of it is state: a slot that was decided keeps its decision, and after a
 * failure the profile's costs are corrected anew. Used by the task thread.
 */
final class SiteBudgets {

    /** Waiting frames are worked off within this time, or the next ones get the cheapest answer. */
    private static final double LONGEST_WAIT_MILLIS = 200;

    /** Weight of the last slot in the share of frames that a student is not sure of. */
    private static final double UNSURE_GAIN = 0.5;

    /** Samples of a site whose retraining may still be measured. */
    private static final int SAMPLES = 8;

    private final boolean corrected;
    private final boolean slopeCorrected;
    private final long slotMillis;
    private final JobMeters meters;
    private final DoubleSupplier freeCores;
    private final RecentSites<Site> sites = new RecentSites<>(Site::new);
    private MeasuredCosts costs;

    /** What is known of a site while it has an open slot, and of its last samples. */
    private static final class Site {

        private final PlanWatch watch;
        private MeasuredSlope slope;
        private SitePlan plan;

        /** Share of the frames that the student was not sure of lately; all of a new site. */
        private double unsure = 1;

        /** Slots by index whose sample may be in training. */
        private final Map<Long, EndedSlot> samples =
                new LinkedHashMap<>() {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Long, EndedSlot> eldest) {
                        return size() > SAMPLES;
                    }
                };

        Site(String name) {
            watch = new PlanWatch(name);
        }
    }

    /**
     * @param corrected whether costs are milliseconds of a core, and corrected by measurements
     * @param slopeCorrected whether the slope of the learning curve is corrected too
     * @param freeCores cores that the machine has for the job now
     */
    SiteBudgets(
            boolean corrected,
            boolean slopeCorrected,
            long slotMillis,
            JobMeters meters,
            DoubleSupplier freeCores) {
        this.corrected = corrected;
        this.slopeCorrected = slopeCorrected;
        this.slotMillis = slotMillis;
        this.meters = meters;
        this.freeCores = freeCores;
    }

    /** The plan of a site whose slot begins, with the costs as they are now. */
    SitePlan begin(String site, SitePlan plan) {
        SitePlan priced = corrected ? corrected(site, plan) : plan;
        of(site).plan = priced;
        return priced;
    }

    /** The plan by which the site's open slot was decided. */
    SitePlan open(String site, SitePlan plan) {
        SitePlan priced = of(site).plan;
        return priced == null ? begin(site, plan) : priced;
    }

    /**
     * Capacity of a slot that begins.
     *
     * @param frames frames that it is decided for
     */
    double capacity(String site, SitePlan plan, long slot, long start, long frames) {
        if (plan.capacity() instanceof CoreCapacity cores) {
            return meters.shares()
                    .begin(
                            site,
                            start,
                            start + slotMillis,
                            plan.need(frames, unsure(site)),
                            cores.perSlot(freeCores.getAsDouble(), slotMillis));
        }
        return plan.capacity().capacity(slot, frames);
    }

    /**
     * Capacity of the open slot.
     *
     * @param frames frames that it was decided for, or more
     */
    double grown(String site, SitePlan plan, long slot, long frames) {
        return plan.capacity() instanceof CoreCapacity
                ? meters.shares().grow(site, plan.need(frames, unsure(site)))
                : plan.capacity().capacity(slot, frames);
    }

    /**
     * Capacity of a slot that is over.
     *
     * @param given what it was given for its frames as they came
     */
    double total(SitePlan plan, long slot, long frames, double given) {
        return plan.capacity() instanceof CoreCapacity
                ? given
                : plan.capacity().capacity(slot, frames);
    }

    /** Share of a site's frames that second opinions are of any use for, 0 to 1. */
    double unsure(String site) {
        return of(site).unsure;
    }

    /** Returns whether inference has more frames waiting than it answers within a moment. */
    boolean isBehind(SitePlan plan, double cost) {
        return plan.capacity() instanceof CoreCapacity cores
                && meters.waiting() * cost
                        > LONGEST_WAIT_MILLIS * Math.min(cores.cores(), freeCores.getAsDouble());
    }

    /**
     * Ends a slot and learns from what was measured meanwhile.
     *
     * @return the compute spent on the site since its last slot ended
     */
    Compute end(String site, SitePlan plan, EndedSlot slot) {
        Site known = of(site);
        if (slot.ratio() > 0) {
            known.samples.put(slot.slot(), slot);
        }
        Compute spent = meters.compute(site).take();
        if (corrected) {
            learn(site, plan, spent);
            known.watch.ended(slot.planned(), spent.millis());
        }
        if (plan.capacity() instanceof CoreCapacity) {
            meters.shares().end(site, plan.need(slot.frames(), unsure(site)));
        }
        known.plan = null;
        return spent;
    }

    private void learn(String site, SitePlan plan, Compute spent) {
        MeasuredCosts measured = costs(plan);
        if (spent.decoding().frames() > 0) {
            measured.decoded(site, spent.decoding().millisPerFrame());
        }
        spent.student()
                .forEach(
                        (resolution, work) -> measured.inferred(resolution, work.millisPerFrame()));
        measured.escalated(spent.opinions().millisPerFrame());
        unsure(of(site), spent.unsureShare());
        for (Compute.Retraining retraining : spent.retrainings()) {
            EndedSlot sample = of(site).samples.remove(retraining.slot());
            if (sample != null) {
                measured.retrained(sample.ratio(), retraining.millis() / sample.frames());
                slope(site, plan).learned(retraining.gained(), gain(plan, sample.ratio()));
            }
        }
    }

    private static void unsure(Site site, double share) {
        if (!Double.isNaN(share)) {
            site.unsure += UNSURE_GAIN * (share - site.unsure);
        }
    }

    private SitePlan corrected(String site, SitePlan plan) {
        ConfigurationSpace space = costs(plan).of(site);
        double slope =
                slopeCorrected
                        ? slope(site, plan).below(plan.profile().steepestSlope())
                        : plan.profile().slope();
        return plan.with(space, slope);
    }

    private MeasuredSlope slope(String site, SitePlan plan) {
        Site known = of(site);
        if (known.slope == null) {
            known.slope = new MeasuredSlope(plan.profile().slope());
        }
        return known.slope;
    }

    /** Gain of a ratio; 0 where no policy chooses it any more. */
    private static double gain(SitePlan plan, double ratio) {
        return plan.space().retraining().stream()
                .filter(each -> each.ratio() == ratio)
                .mapToDouble(RetrainingConfiguration::gain)
                .findFirst()
                .orElse(0);
    }

    private MeasuredCosts costs(SitePlan plan) {
        if (costs == null) {
            costs = new MeasuredCosts(plan.space());
        }
        return costs;
    }

    private Site of(String site) {
        return sites.of(site);
    }
}
