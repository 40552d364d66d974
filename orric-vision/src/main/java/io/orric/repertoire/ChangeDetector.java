// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A detector of sudden changes in the look of a camera's pictures. The student that serves a slot
 * was adapted to the slots before it; a picture is unfamiliar to that student where the last
 * {@value #RECENT} pictures lie farther than {@value #LIMIT} from all slots since the student's
 * training, taken together, and from the last slot. So a look is unfamiliar until a newer student
 * comes, or until a whole slot has shown it.
 *
 * <p>A glance at a picture costs little beside its inference. Slots are compared with slots of the
 * same resolution; of the rest nothing is known, and pictures are familiar. Used by one thread.
 */
public final class ChangeDetector {

    private static final int RECENT = 16;

    /** Twice the distance within which {@link RecallRules} take pictures for a condition. */
    private static final double LIMIT = 1.2;

    /** Slots that are remembered. */
    private static final int MOST_SLOTS = 8;

    /** The look of a slot. */
    private record Slot(long index, int resolution, Condition look) {}

    private final Deque<Slot> past = new ArrayDeque<>();
    private final Deque<double[]> recent = new ArrayDeque<>();
    private Slot current;

    /** Look of the slots that the student of the current slot was adapted to. */
    private Condition adapted = new Condition();

    private long adaptedSince;

    /**
     * Looks at the next picture.
     *
     * @param slot index of its slot
     * @param trained index of the slot that the student was trained on
     * @param values of the picture, as {@link io.orric.vision.PixelBatch} has them
     * @param resolution side of the picture, pixels, at least 4
     * @return whether it is unfamiliar to the student
     */
    public boolean isUnfamiliar(long slot, long trained, short[] values, int resolution) {
        if (current != null && slot < current.index && slot > current.index - MOST_SLOTS) {
            // A late frame.
            return false;
        }
        if (current == null || slot != current.index || resolution != current.resolution) {
            begin(new Slot(slot, resolution, new Condition()));
            adapt(trained);
        } else if (trained != adaptedSince) {
            adapt(trained);
        }
        double[] measures = PictureMeasures.atAGlance(values, 0, resolution);
        current.look.add(measures);
        recent.addLast(measures);
        if (recent.size() > RECENT) {
            recent.removeFirst();
        }
        return recent.size() == RECENT && isFar(adapted) && isFar(lastSlot());
    }

    private void begin(Slot next) {
        if (current != null && next.index > current.index) {
            past.addLast(current);
            if (past.size() > MOST_SLOTS) {
                past.removeFirst();
            }
        } else {
            // The clock was set back, or the slot has changed its resolution.
            past.removeIf(slot -> slot.index >= next.index);
        }
        if (current != null && next.resolution != current.resolution) {
            recent.clear();
        }
        current = next;
    }

    private void adapt(long trained) {
        adaptedSince = trained;
        adapted = new Condition();
        for (Slot slot : past) {
            if (slot.index >= trained && slot.resolution == current.resolution) {
                adapted.add(slot.look);
            }
        }
    }

    private Condition lastSlot() {
        Slot last = past.peekLast();
        return last != null
                        && last.resolution == current.resolution
                        && last.look.pictures() >= RECENT
                ? last.look
                : adapted;
    }

    private boolean isFar(Condition look) {
        return look.pictures() >= RECENT && look.distanceOf(mean(recent)) > LIMIT;
    }

    private static double[] mean(Deque<double[]> all) {
        double[] mean = new double[PictureMeasures.COUNT];
        for (double[] one : all) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one[i] / all.size();
            }
        }
        return mean;
    }
}
