// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

import java.io.Serializable;

/**
 * Number of frames that is usual in a site's slots lately, which tells slots that say nothing of
 * the next ones: a slot in which the camera came or went, or one into which a backlog fell.
 *
 * <p>A slot is usual if it has between a third and three times the level. The level moves half of
 * the way to every usual slot, so it follows whatever changes gradually. Unusual slots leave it
 * where it is and vote for a rival; usual ones take a vote back. With {@value #ENOUGH} votes the
 * rival becomes the level: that many unusual slots more than usual ones are no accident. While
 * fewer than {@value #ENOUGH} slots stand behind a level, one with more than three times as many
 * frames replaces it at once: a slot can bring too few frames for many reasons, and a site's first
 * slots often do. Immutable.
 *
 * @param level frames of a usual slot; 0 if none was seen
 * @param support usual slots that stand behind the level, at most {@value #ENOUGH}
 * @param rival frames of the slots that would be usual next; 0 if there are none
 * @param votes unusual slots more than usual ones, since there is a rival
 */
public record UsualFrames(double level, int support, double rival, int votes)
        implements Serializable {

    /** Ratio of frames beyond which slots are not alike. Days and nights often differ by two. */
    private static final int FACTOR = 3;

    private static final int ENOUGH = 8;

    /** The state before the first slot. */
    static final UsualFrames UNKNOWN = new UsualFrames(0, 0, 0, 0);

    /** Returns whether no slot was seen. */
    boolean isUnknown() {
        return support == 0;
    }

    /** Returns whether so few slots were usual that they may have been the accident. */
    boolean isDoubtful() {
        return support < ENOUGH;
    }

    /** Returns whether a slot of so many frames is usual. */
    boolean includes(long frames) {
        return !isUnknown() && FACTOR * (double) frames >= level && frames <= FACTOR * level;
    }

    /** The level once a slot of so many frames has been seen. */
    UsualFrames next(long frames) {
        if (includes(frames)) {
            int left = Math.max(0, votes - 1);
            return new UsualFrames(
                    (level + frames) / 2,
                    Math.min(ENOUGH, support + 1),
                    left == 0 ? 0 : rival,
                    left);
        }
        if (isDoubtful() && frames > level) {
            return new UsualFrames(frames, 1, 0, 0);
        }
        UsualFrames voted = voted(frames);
        return voted.votes < ENOUGH ? voted : new UsualFrames(voted.rival, ENOUGH, 0, 0);
    }

    /** Returns whether a slot of so many frames makes another level the usual one. */
    boolean replacedBy(long frames) {
        return !includes(frames) && next(frames).votes == 0;
    }

    private UsualFrames voted(long frames) {
        boolean sameSide = votes > 0 && (frames > level) == (rival > level);
        if (!sameSide || frames > FACTOR * rival) {
            return new UsualFrames(level, support, frames, 1);
        }
        // Fewer than a third of the rival's: an accident among its slots, which it has to bear.
        boolean alike = FACTOR * (double) frames >= rival;
        return new UsualFrames(level, support, alike ? (rival + frames) / 2 : rival, votes + 1);
    }
}
