// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Corrects a profile's costs by what inference and retraining really take. The cost of a
 * configuration that was in use is a moving average of its measurements; one that was not is taken
 * to be off by as much as the nearest one that was. Corrections are bounded, so that one odd
 * measurement cannot make a configuration impossible or free. Used by one thread.
 *
 * <p>All costs are milliseconds of one core a frame of the slot.
 */
public final class MeasuredCosts {

    /** Weight of a new measurement. */
    private static final double GAIN = 0.3;

    /** Largest factor by which a configuration's cost can leave the profile's, either way. */
    private static final double BOUND = 32;

    private final ConfigurationSpace profile;
    private final TreeMap<Integer, Double> student = new TreeMap<>();
    private final TreeMap<Double, Double> retraining = new TreeMap<>();
    private final Map<String, Double> decoding = new HashMap<>();

    /** The teacher's cost of a frame; 0 before the first measurement. */
    private double teacher;

    /**
     * @param profile the configurations with the costs to begin with
     */
    public MeasuredCosts(ConfigurationSpace profile) {
        this.profile = profile;
    }

    /** A site's frames took so long each to be decoded and resized. */
    public void decoded(String site, double millis) {
        decoding.merge(site, millis, MeasuredCosts::smoothed);
    }

    /** The student took so long for each frame at a resolution. */
    public void inferred(int resolution, double millis) {
        average(student, resolution, millis);
    }

    /** The teacher took so long for a second opinion on each frame. */
    public void escalated(double millis) {
        if (millis > 0 && millis < Double.POSITIVE_INFINITY) {
            teacher = teacher == 0 ? millis : smoothed(teacher, millis);
        }
    }

    /** The retraining took so long for each frame of the slot, of which this share was sampled. */
    public void retrained(double ratio, double millis) {
        average(retraining, ratio, millis);
    }

    /** Forgets a site. */
    public void forget(String site) {
        decoding.remove(site);
    }

    /** The configurations with the costs that they now have for a site. */
    public ConfigurationSpace of(String site) {
        double ownDecoding = decoding.getOrDefault(site, 0.0);
        double plannedOpinion = profile.teacherFrameCost();
        double opinion = teacherFrameCost();
        TreeMap<Integer, Double> planned = new TreeMap<>();
        profile.inference()
                .forEach(each -> planned.put(each.resolution(), alone(each, plannedOpinion)));
        List<InferenceConfiguration> inference = new ArrayList<>();
        for (InferenceConfiguration each : profile.inference()) {
            double cost =
                    student.isEmpty()
                            ? Math.max(planned.get(each.resolution()), ownDecoding)
                            : ownDecoding + corrected(student, planned, each.resolution());
            inference.add(each.at(cost + each.escalation() * opinion));
        }
        TreeMap<Double, Double> ratios = new TreeMap<>();
        profile.retraining().forEach(each -> ratios.put(each.ratio(), each.cost()));
        List<RetrainingConfiguration> retrained = new ArrayList<>();
        for (RetrainingConfiguration each : profile.retraining()) {
            if (each.ratio() > 0) {
                double cost = corrected(retraining, ratios, each.ratio());
                retrained.add(new RetrainingConfiguration(each.ratio(), each.gain(), cost));
            }
        }
        ConfigurationSpace corrected = ConfigurationSpace.of(inference, retrained);
        return opinion > 0 ? corrected.withTeacherFrameCost(opinion) : corrected;
    }

    /** The teacher's cost of a second opinion now; not above 0 where it is unknown. */
    private double teacherFrameCost() {
        double planned = profile.teacherFrameCost();
        return planned > 0 && teacher > 0 ? bounded(planned, teacher / planned) : planned;
    }

    /** Cost of a configuration without its second opinions. */
    private static double alone(InferenceConfiguration each, double opinion) {
        return each.escalation() == 0 ? each.cost() : each.cost() - each.escalation() * opinion;
    }

    /** Cost of a configuration by its own measurements, or by those of the nearest one. */
    private static <K> double corrected(
            NavigableMap<K, Double> measured, Map<K, Double> planned, K key) {
        double own = planned.get(key);
        K below = measured.floorKey(key);
        K nearest = below == null ? measured.ceilingKey(key) : below;
        if (nearest == null || !planned.containsKey(nearest)) {
            return own;
        }
        return bounded(own, measured.get(nearest) / planned.get(nearest));
    }

    private static double bounded(double planned, double factor) {
        return planned * Math.max(1 / BOUND, Math.min(BOUND, factor));
    }

    private static <K> void average(Map<K, Double> averages, K key, double millis) {
        if (millis > 0 && millis < Double.POSITIVE_INFINITY) {
            averages.merge(key, millis, MeasuredCosts::smoothed);
        }
    }

    private static double smoothed(double average, double sample) {
        return average + GAIN * (sample - average);
    }
}
