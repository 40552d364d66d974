// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Term of a site's writer of retrainings, the name of an empty file in the site's folder. The last
 * one counts; a writer that finds a later one than its own has been superseded.
 *
 * @param number higher than that of the term before; 0 if the site never had a writer
 * @param writer name of the writer, or of several that do not take sites from each other; decides
 *     between equal numbers
 */
public record WriterTerm(long number, String writer)
        implements Comparable<WriterTerm>, Serializable {

    /** The term of a site that never had a writer. */
    static final WriterTerm NONE = new WriterTerm(0, "");

    private static final Pattern FILE = Pattern.compile("writer\\.([1-9]\\d{0,17})\\.([\\w-]+)");
    private static final Comparator<WriterTerm> ORDER =
            Comparator.comparingLong(WriterTerm::number).thenComparing(WriterTerm::writer);

    /** Terms among the names of a folder's files. */
    static List<WriterTerm> among(List<String> names) {
        return names.stream()
                .map(FILE::matcher)
                .filter(Matcher::matches)
                .map(file -> new WriterTerm(Long.parseLong(file.group(1)), file.group(2)))
                .toList();
    }

    /** The last term among the names of a folder's files. */
    static WriterTerm last(List<String> names) {
        return among(names).stream().max(Comparator.naturalOrder()).orElse(NONE);
    }

    /** The term after this one. */
    WriterTerm next(String nextWriter) {
        return new WriterTerm(number + 1, nextWriter);
    }

    /** Name of the term's file. */
    String file() {
        return "writer." + number + "." + writer;
    }

    @Override
    public int compareTo(WriterTerm other) {
        return ORDER.compare(this, other);
    }
}
