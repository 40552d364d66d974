// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The students of a site, each with the condition that it was adapted to. Its files are in a
 * temporary folder. Used by one thread.
 *
 * <p>When there are too many, the least useful is forgotten: of the two whose conditions are
 * nearest to each other, and which can therefore best stand in for one another, the one that served
 * longer ago.
 */
public final class Repertoire implements AutoCloseable {

    /** A condition, and a copy of the student that serves it. */
    static final class Entry {

        private final int number;
        private final Condition condition;
        private final Path student;
        private long lastUse;

        private Entry(int number, Condition condition, Path student) {
            this.number = number;
            this.condition = condition;
            this.student = student;
        }

        /** Number of the condition in the order in which they were met, from 1. */
        int number() {
            return number;
        }

        /** TorchScript file of the student. */
        Path student() {
            return student;
        }
    }

    private final int most;
    private final Path folder;
    private final List<Entry> entries = new ArrayList<>();
    private int met;
    private long uses;

    /**
     * @param most maximum number of students, at least 1
     * @throws IOException if there is no place for their files
     */
    Repertoire(int most) throws IOException {
        this.most = most;
        this.folder = Files.createTempDirectory("orric-repertoire");
    }

    /** The remembered condition that pictures look most like; empty if none is that near. */
    Optional<Entry> nearest(Condition look, double limit) {
        return nearestBut(null, look, limit);
    }

    /** The same, one of them left out. */
    Optional<Entry> nearestBut(Entry excluded, Condition look, double limit) {
        return entries.stream()
                .filter(entry -> entry != excluded && look.distance(entry.condition) <= limit)
                .min(Comparator.comparingDouble(entry -> look.distance(entry.condition)));
    }

    /**
     * Remembers a condition that was not known.
     *
     * @return the condition that was forgotten for it, if there were too many
     */
    Optional<Entry> add(Entry entry) throws IOException {
        entries.add(entry);
        entry.lastUse = ++uses;
        if (entries.size() <= most) {
            return Optional.empty();
        }
        Entry least = leastUseful(entry);
        entries.remove(least);
        Files.deleteIfExists(least.student);
        return Optional.of(least);
    }

    /** A condition that has been met for the first time, not remembered yet. */
    Entry meet() {
        met++;
        return new Entry(met, new Condition(), folder.resolve("student-" + met + ".pt"));
    }

    /** Takes in the look of a slot's pictures, and the student that serves after it. */
    void update(Entry entry, Condition seen, Path student) throws IOException {
        entry.condition.add(seen);
        entry.lastUse = ++uses;
        if (!student.equals(entry.student)) {
            Files.copy(student, entry.student, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Entry leastUseful(Entry kept) {
        Entry least = null;
        double nearest = Double.POSITIVE_INFINITY;
        for (Entry one : entries) {
            for (Entry other : entries) {
                double distance = one.condition.distance(other.condition);
                if (one != kept && one.lastUse < other.lastUse && distance < nearest) {
                    nearest = distance;
                    least = one;
                }
            }
        }
        return least;
    }

    /** Number of students. */
    int size() {
        return entries.size();
    }

    @Override
    public void close() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
