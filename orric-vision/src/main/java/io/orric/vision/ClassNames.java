// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The names of a model's classes.
 *
 * @param names in the order of the model's outputs
 */
public record ClassNames(List<String> names) implements Serializable {

    /** Maximum length of a name in characters, since each prediction carries one. */
    public static final int MAX_LENGTH = 256;

    /**
     * @throws IllegalArgumentException if there are fewer than two, or one is blank, repeated or
     *     longer than {@link #MAX_LENGTH}
     */
    public ClassNames {
        if (names.size() < 2) {
            throw new IllegalArgumentException(
                    "there are " + names.size() + " class names, give at least 2");
        }
        HashSet<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.length() > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        String.format(
                                "class name '%s…' has %d characters, must have at most %d",
                                name.substring(0, 40), name.length(), MAX_LENGTH));
            }
            if (name.isBlank() || !seen.add(name)) {
                throw new IllegalArgumentException(
                        "class name '" + name + "' is blank or given twice");
            }
        }
        names = List.copyOf(names);
    }

    /** Reads a text file of one name a line; empty lines at the end are ignored. */
    public static ClassNames read(Path file) throws IOException {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
                lines.remove(lines.size() - 1);
            }
            return new ClassNames(lines.stream().map(String::strip).toList());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is no text in UTF-8", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** Number of classes. */
    public int size() {
        return names.size();
    }

    /** The name of the class at this output. */
    public String of(int index) {
        return names.get(index);
    }

    /** Returns whether there is a class of this name. */
    public boolean contains(String name) {
        return names.contains(name);
    }

    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
