// SPDX-License-Identifier: Apache-2.0
package io.orric.repertoire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The students of a site, each with the condition that it was adapted to. Used by one thread.
 *
 * <p>When there are too many, the least useful is forgotten: of the two whose conditions are
 * nearest to each other, and which can therefore best stand in for one another, the one that served
 * longer ago.
 *
 * @param <S> what a student is known by, such as its file or its version
 */
public final class Repertoire<S> {

    /** A condition, and the student that serves it. */
    public static final class Entry<S> {

        private final int number;
        private final Condition condition;
        private S student;
        private long lastUse;

        private Entry(int number, Condition condition, S student, long lastUse) {
            this.number = number;
            this.condition = condition;
            this.student = student;
            this.lastUse = lastUse;
        }

        /** Number of the condition in the order in which they were met, from 1. */
        public int number() {
            return number;
        }

        /** The student that served under the condition last; null before one has. */
        public S student() {
            return student;
        }
    }

    /**
     * A remembered student as it is stored.
     *
     * @param number number of its condition in the order in which they were met, from 1
     * @param student what it is known by
     * @param lastUse number of its last use, of all uses of the site's students
     * @param look of the pictures
     */
    public record Remembered<S>(int number, S student, long lastUse, Condition.Look look) {}

    private final int most;
    private final List<Entry<S>> entries = new ArrayList<>();
    private int met;
    private long uses;

    /**
     * @param most maximum number of students, at least 1
     */
    public Repertoire(int most) {
        this.most = most;
    }

    /**
     * Reads a repertoire that was stored.
     *
     * @param most maximum number of students, at least 1; the least lately used beyond it are left
     *     out
     */
    public static <S> Repertoire<S> of(int most, List<Remembered<S>> stored) {
        Repertoire<S> repertoire = new Repertoire<>(most);
        for (Remembered<S> one : stored) {
            repertoire.entries.add(
                    new Entry<>(
                            one.number(), Condition.of(one.look()), one.student(), one.lastUse()));
            repertoire.met = Math.max(repertoire.met, one.number());
            repertoire.uses = Math.max(repertoire.uses, one.lastUse());
        }
        repertoire.entries.sort(Comparator.comparingLong(entry -> -entry.lastUse));
        while (repertoire.entries.size() > most) {
            repertoire.entries.remove(repertoire.entries.size() - 1);
        }
        return repertoire;
    }

    /** All students, to be stored. */
    public List<Remembered<S>> remembered() {
        return entries.stream()
                .map(
                        entry ->
                                new Remembered<>(
                                        entry.number,
                                        entry.student,
                                        entry.lastUse,
                                        entry.condition.look()))
                .toList();
    }

    /** The condition whose student served last; empty if there is none. */
    public Optional<Entry<S>> last() {
        return entries.stream().max(Comparator.comparingLong(entry -> entry.lastUse));
    }

    /** The remembered condition that pictures look most like; empty if none is that near. */
    public Optional<Entry<S>> nearest(Condition look, double limit) {
        return nearestBut(null, look, limit);
    }

    /** The same, one of them left out. */
    public Optional<Entry<S>> nearestBut(Entry<S> excluded, Condition look, double limit) {
        return entries.stream()
                .filter(entry -> entry != excluded && look.distance(entry.condition) <= limit)
                .min(Comparator.comparingDouble(entry -> look.distance(entry.condition)));
    }

    /** A condition that has been met for the first time, not remembered yet. */
    public Entry<S> meet() {
        met++;
        return new Entry<>(met, new Condition(), null, 0);
    }

    /** Takes in the look of a slot's pictures, and the student that serves after it. */
    public void update(Entry<S> entry, Condition seen, S student) {
        entry.condition.add(seen);
        entry.lastUse = ++uses;
        entry.student = student;
    }

    /**
     * Remembers a condition that was not known.
     *
     * @return the condition that was forgotten for it, if there were too many
     */
    public Optional<Entry<S>> add(Entry<S> entry) {
        entries.add(entry);
        entry.lastUse = ++uses;
        if (entries.size() <= most) {
            return Optional.empty();
        }
        Entry<S> least = leastUseful(entry);
        entries.remove(least);
        return Optional.of(least);
    }

    private Entry<S> leastUseful(Entry<S> kept) {
        Entry<S> least = entries.get(0);
        double nearest = Double.POSITIVE_INFINITY;
        for (Entry<S> one : entries) {
            for (Entry<S> other : entries) {
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
}
