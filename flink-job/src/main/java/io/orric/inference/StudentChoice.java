// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.frames.Frame;
import io.orric.frames.Names;
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
    private final RecentSites<Seen> cameras = new RecentSites<>(camera -> new Seen());

    /** Pictures of a camera, since a site's cameras may look at different things. */
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
     * @param frame is decoded; the frames of a camera come in order
     * @param current the site's student
     */
    ServedModel answering(PendingFrame frame, ServedModel current) {
        Optional<ServedModel.Adapted> adapted = current.adapted();
        if (!baseWhereUnfamiliar || adapted.isEmpty()) {
            return current;
        }
        Frame record = frame.stamped().record();
        // Names of sites have no control characters.
        Seen seen = cameras.of(record.site() + "\0" + record.camera());
        boolean unfamiliar =
                seen.detector.isUnfamiliar(
                        frame.stamped().slot(),
                        adapted.get().slot(),
                        frame.pixels(),
                        frame.stamped().resolution());
        if (unfamiliar && !seen.unfamiliar) {
            LOG.info(
                    "The pictures of {} look otherwise than those that v{} of {} was adapted to, the base answers",
                    Names.printable(record.camera()),
                    current.version(),
                    record.site());
        }
        seen.unfamiliar = unfamiliar;
        return unfamiliar ? adapted.get().base() : current;
    }
}
