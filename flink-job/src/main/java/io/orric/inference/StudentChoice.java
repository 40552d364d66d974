// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.meters.RecentSites;
import io.orric.repertoire.ChangeDetector;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The choice of who answers a frame: the site's student, or the base while the pictures look
 * otherwise than those that the student was adapted to. Belongs to the inference thread.
 */
final class StudentChoice {

    private static final Logger LOG = LoggerFactory.getLogger(StudentChoice.class);

    private final boolean baseWhereUnfamiliar;
    private final RecentSites<Seen> sites = new RecentSites<>(site -> new Seen());

    /** Pictures of a site. */
    private static final class Seen {

        private final ChangeDetector detector = new ChangeDetector();
        private boolean unfamiliar;
    }

    /**
     * @param baseWhereUnfamiliar false if the site's student answers whatever it sees
     */
    StudentChoice(boolean baseWhereUnfamiliar) {
        this.baseWhereUnfamiliar = baseWhereUnfamiliar;
    }

    /**
     * The student that answers a frame.
     *
     * @param frame is decoded; the frames of a site come in order
     * @param current the site's student
     */
    ServedModel answering(PendingFrame frame, ServedModel current) {
        Optional<ServedModel.Adapted> adapted = current.adapted();
        if (!baseWhereUnfamiliar || adapted.isEmpty()) {
            return current;
        }
        Seen seen = sites.of(frame.site());
        boolean unfamiliar =
                seen.detector.isUnfamiliar(
                        frame.stamped().slot(),
                        adapted.get().slot(),
                        frame.pixels(),
                        frame.stamped().resolution());
        if (unfamiliar && !seen.unfamiliar) {
            LOG.info(
                    "The pictures of {} look otherwise than those v{} was adapted to, the base answers",
                    frame.site(),
                    current.version());
        }
        seen.unfamiliar = unfamiliar;
        return unfamiliar ? adapted.get().base() : current;
    }
}
