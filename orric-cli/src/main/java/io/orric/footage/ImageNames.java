// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The images of a folder or archive by relative name, sorted, with the labels their sub-folders
 * give: if every image is in a sub-folder, that folder's name is its label.
 */
final class ImageNames {

    private final List<String> names;
    private final boolean labelled;

    /**
     * @param entries relative names of all files, parts separated by '/'
     * @param place what they are in, for messages
     * @param classes what labels must be among; null for whatever they are
     * @throws UsageException if there is no image, or a label is not a class
     */
    ImageNames(Stream<String> entries, Object place, ClassNames classes) {
        names = entries.filter(ImageNames::isImage).sorted().toList();
        if (names.isEmpty()) {
            throw new UsageException(place + " has no images, put .jpg, .jpeg or .png files there");
        }
        labelled = names.stream().allMatch(name -> name.contains("/"));
        if (labelled && classes != null) {
            for (String folder : names.stream().map(ImageNames::folderOf).toList()) {
                if (!classes.contains(folder)) {
                    throw UsageException.format(
                            "%s has a folder '%s', which is not among the classes %s",
                            place, folder, classes);
                }
            }
        }
    }

    int size() {
        return names.size();
    }

    String name(long position) {
        return names.get(Math.toIntExact(position));
    }

    /** The label of an image; null if the images are not labelled. */
    String label(long position) {
        return labelled ? folderOf(name(position)) : null;
    }

    private static String folderOf(String name) {
        String folder = name.substring(0, name.lastIndexOf('/'));
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    private static boolean isImage(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        // Archives made on a Mac carry shadow files of the same endings.
        boolean hidden =
                lower.startsWith("__macosx/") || lower.contains("/.") || lower.startsWith(".");
        return !hidden
                && (lower.endsWith(".jpg") || lower.endsWith(".jpeg") || lower.endsWith(".png"));
    }
}
