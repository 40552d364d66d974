// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.footage.RecordedFrames;
import io.orric.options.UsageException;
import io.orric.registry.Digests;
import io.orric.vision.ClassNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder in the format of CIFAR-10-C: {@code labels.npy}, {@code NAME.npy} for every corruption
 * with the frames of five severities one after another, and maybe {@code original.npy}, the frames
 * before they were corrupted.
 */
public final class CorruptionFolder {

    /** The name of the frames that nothing corrupts. */
    public static final String ORIGINAL = "original";

    /** Severities in the file of a corruption. */
    public static final int SEVERITIES = 5;

    static final String LABELS = "labels.npy";

    /** The corruptions whose highest resolution is not the most accurate. */
    private static final Set<String> NOISE =
            Set.of("gaussian_noise", "impulse_noise", "shot_noise", "speckle_noise");

    private static final String SUFFIX = ".npy";

    private final Path folder;
    private final ClassNames classes;
    private final List<String> corruptions;
    private final int classRuns;
    private final Map<String, String> digests = new HashMap<>();
    private FrameSet last;

    /**
     * Looks into a folder.
     *
     * @param wanted the corruptions to take; empty for all
     * @param classRuns frames of one class in a row in each severity; 0 to take them as they come
     * @throws IOException if it cannot be read
     * @throws UsageException if it holds no corruption, or not those wanted
     */
    public CorruptionFolder(Path folder, ClassNames classes, List<String> wanted, int classRuns)
            throws IOException {
        this.folder = folder;
        this.classes = classes;
        this.classRuns = classRuns;
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--data is " + folder + ", which is no folder");
        }
        if (!Files.exists(folder.resolve(LABELS))) {
            throw new UsageException("--data is " + folder + ", which has no " + LABELS);
        }
        List<String> found;
        try (Stream<Path> files = Files.list(folder)) {
            found =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(SUFFIX) && !name.equals(LABELS))
                            .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                            .filter(name -> !name.equals(ORIGINAL))
                            .sorted()
                            .toList();
        }
        if (found.isEmpty()) {
            throw new UsageException(
                    "--data is " + folder + ", which has no NAME.npy of a corruption");
        }
        for (String name : wanted) {
            if (!found.contains(name)) {
                throw UsageException.format(
                        "--corruptions has %s, %s has %s", name, folder, String.join(", ", found));
            }
        }
        this.corruptions = wanted.isEmpty() ? found : List.copyOf(wanted);
    }

    /** The folder and the order of the frames, for people. */
    @Override
    public String toString() {
        return classRuns == 0 ? folder.toString() : folder + ", in class runs of " + classRuns;
    }

    /** The corruptions, in alphabetical order or as they were asked for. */
    public List<String> corruptions() {
        return corruptions;
    }

    /** Returns whether there are uncorrupted frames. */
    public boolean hasOriginal() {
        return Files.exists(folder.resolve(ORIGINAL + SUFFIX));
    }

    /** Returns whether the paper takes the highest resolution away from the student here. */
    static boolean isNoise(String corruption) {
        return NOISE.contains(corruption);
    }

    /**
     * Number of frames of a corruption, or of the original ones.
     *
     * @throws IOException if they cannot be read
     * @throws UsageException if the file has another format
     */
    public int size(String name) throws IOException {
        try (RecordedFrames frames = RecordedFrames.open(file(name), classes)) {
            if (!name.equals(ORIGINAL) && frames.size() % SEVERITIES != 0) {
                throw UsageException.format(
                        "%s has %d frames, must have as many of each of %d severities",
                        file(name), frames.size(), SEVERITIES);
            }
            return Math.toIntExact(frames.size());
        }
    }

    /** SHA-256 of frames and labels, and in which order they come. */
    String digest(String name) throws IOException {
        String known = digests.get(name);
        if (known == null) {
            known = digest(file(name)) + "+" + digest(folder.resolve(LABELS)) + "+" + classRuns;
            digests.put(name, known);
        }
        return known;
    }

    private static String digest(Path file) throws IOException {
        return Digests.sha256(Files.readAllBytes(file));
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    /**
     * The frames of a corruption, or the original ones. Those that were asked for last stay in
     * memory.
     *
     * @throws IOException if they cannot be read
     * @throws UsageException if the file has another format
     */
    FrameSet frames(String name) throws IOException {
        if (last == null || !last.name().equals(name)) {
            last = null; // two sets need not fit into memory
            FrameSet read = FrameSet.read(name, file(name), classes);
            int parts = name.equals(ORIGINAL) ? 1 : SEVERITIES;
            last = classRuns == 0 ? read : read.inClassRuns(classRuns, parts);
        }
        return last;
    }

    /** The frames of a corruption with their digest, read when they are needed. */
    FrameSource source(String corruption) {
        return new Source(this, corruption);
    }

    private record Source(CorruptionFolder folder, String name) implements FrameSource {

        @Override
        public String digest() throws IOException {
            return folder.digest(name);
        }

        @Override
        public FrameSet frames() throws IOException {
            return folder.frames(name);
        }
    }

    /**
     * The frames of one severity in an order drawn by a seed, in class runs if those are wanted.
     *
     * @param name a corruption, or the original frames, all of which are taken
     * @param severity from 1 to {@link #SEVERITIES}
     * @throws IOException if they cannot be read
     */
    FrameSet severity(String name, int severity, long seed) throws IOException {
        FrameSet all = frames(name);
        int parts = name.equals(ORIGINAL) ? 1 : SEVERITIES;
        int part = Math.min(severity, parts);
        FrameSet drawn =
                all.shuffled((part - 1) * all.size() / parts, part * all.size() / parts, seed);
        return classRuns == 0 ? drawn : drawn.inClassRuns(classRuns, 1);
    }
}
