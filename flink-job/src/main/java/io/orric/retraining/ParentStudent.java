// SPDX-License-Identifier: Apache-2.0
package io.orric.retraining;

import io.orric.registry.ModelRegistry;
import io.orric.vision.ModelSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The student that one retraining begins with. Calls come in the order of the methods. */
interface ParentStudent {

    /**
     * Work that the comparison of students has taken.
     *
     * @param opinions frames that the teacher was asked about
     * @param passes frames that students were tried on, all students together
     */
    record Spent(int opinions, int passes) {

        /** Students were not compared. */
        static final Spent NOTHING = new Spent(0, 0);
    }

    /**
     * Copies the student to a local file.
     *
     * @return its version, 0 for the base
     * @throws IOException if the registry or a model cannot be read
     */
    long fetch(Path parent) throws IOException;

    /** Name by which the trainer remembers the frames that the student is adapted to. */
    String memory();

    /**
     * Replaces what came of the retraining by another version, where that answers better.
     *
     * @param trained file of the trained student, which the other one is written to
     * @return the version that it was replaced by, 0 for the base; empty if it is the better one
     * @throws IOException if the registry or a model cannot be read
     */
    OptionalLong replace(long slot, Path trained) throws IOException;

    /** Work that choosing it has taken. */
    Spent spent();

    /**
     * Remembers what was published.
     *
     * @throws IOException if the registry cannot be written
     */
    void published(long version) throws IOException;

    /** The site's current student, whatever its frames look like. */
    static ParentStudent current(ModelRegistry registry, ModelSet models, String site) {
        return new ParentStudent() {

            @Override
            public long fetch(Path parent) throws IOException {
                return fetchCurrent(registry, models, site, parent);
            }

            @Override
            public String memory() {
                return site;
            }

            @Override
            public OptionalLong replace(long slot, Path trained) {
                return OptionalLong.empty();
            }

            @Override
            public Spent spent() {
                return Spent.NOTHING;
            }

            @Override
            public void published(long version) {}
        };
    }

    /** Copies the site's current student to a local file and returns its version. */
    static long fetchCurrent(ModelRegistry registry, ModelSet models, String site, Path target)
            throws IOException {
        Logger log = LoggerFactory.getLogger(ParentStudent.class);
        return registry.fetchCurrent(
                site,
                models.student().sha256(),
                target,
                e -> log.warn("Passing over a damaged student: {}", e.getMessage()));
    }
}
