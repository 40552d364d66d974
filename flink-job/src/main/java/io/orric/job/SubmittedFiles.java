// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.card.ModelCard;
import io.orric.operator.OperatorOptions;
import io.orric.options.Complaints;
import io.orric.options.OrricOption;
import io.orric.registry.DamagedModelException;
import io.orric.registry.ModelRegistry;
import io.orric.vision.OnnxGraph;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.util.FileUtils;

/**
 * The files that a job is submitted with and that its options name. They travel by the registry:
 * {@link #install} puts them there, under their digests, where they are; {@link #unpack} gets them
 * where the job's main class runs, and has the options name the copies.
 */
public final class SubmittedFiles {

    /** All that travels, in the order in which the options are documented. */
    private static final List<Part> PARTS =
            List.of(
                    new Part(OperatorOptions.PROFILE, "profile.yaml", List.of()),
                    new Part(
                            JobOptions.STUDENT,
                            "student/student.pt",
                            List.of(OnnxGraph::fileOf, ModelCard::fileOf)),
                    new Part(
                            JobOptions.TEACHER,
                            "teacher/teacher.pt",
                            List.of(OnnxGraph::fileOf, ModelCard::fileOf)),
                    new Part(
                            JobOptions.CLASSES,
                            config ->
                                    ModelDescriptions.classesFile(
                                            config, JobOptions.STUDENT.readFile(config)),
                            "student/classes.txt",
                            List.of()));

    /** Finds a file that the configuration names, or not. */
    @FunctionalInterface
    private interface FileFinder {
        Optional<Path> in(ReadableConfig config) throws IOException;
    }

    /**
     * A file that travels, and with it what lies beside it.
     *
     * @param option names the file
     * @param file finds it, if there is one
     * @param name its name in the registry's list
     * @param companions places of files that belong to it and need not exist
     */
    private record Part(
            OrricOption<String> option,
            FileFinder file,
            String name,
            List<UnaryOperator<Path>> companions) {

        Part(OrricOption<String> option, String name, List<UnaryOperator<Path>> companions) {
            this(option, config -> Optional.of(option.readFile(config)), name, companions);
        }

        /** Adds the file and what belongs to it, if it is there. */
        void addTo(SortedMap<String, Path> files, ReadableConfig config) throws IOException {
            Optional<Path> found = file.in(config);
            if (found.isPresent()) {
                addTo(files, found.get());
            }
        }

        private void addTo(SortedMap<String, Path> files, Path main) {
            files.put(name, main);
            for (UnaryOperator<Path> companion : companions) {
                Path beside = companion.apply(main);
                if (Files.exists(beside)) {
                    files.put(companion.apply(Path.of(name)).toString().replace('\\', '/'), beside);
                }
            }
        }
    }

    /** The options that name the files. */
    public static List<OrricOption<String>> options() {
        return PARTS.stream().map(Part::option).toList();
    }

    /** Complains of every file that is not there. */
    public static void check(ReadableConfig config, Complaints complaints) throws IOException {
        for (Part part : PARTS) {
            complaints.check(() -> part.addTo(new TreeMap<>(), config));
        }
    }

    /**
     * Puts the files into the registry, and has the configuration name them by their digest alone.
     * Files that are there already stay as they are.
     *
     * @return the digest
     */
    public static String install(Configuration config, ModelRegistry registry) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        for (Part part : PARTS) {
            part.addTo(files, config);
        }
        String digest = registry.installAll(files);
        PARTS.forEach(part -> config.removeKey(part.option().key()));
        JobOptions.SUBMITTED.set(config, digest);
        return digest;
    }

    /**
     * Copies the files of {@link JobOptions#SUBMITTED}, if that is set, from the registry to this
     * machine, and has the configuration name the copies.
     *
     * @return the copies, to be closed when they are read
     * @throws DamagedModelException if one is missing or damaged, with the remedy
     */
    public static Copies unpack(Configuration config) throws IOException {
        if (!JobOptions.SUBMITTED.isSet(config)) {
            return new Copies(Optional.empty());
        }
        Copies copies = new Copies(Optional.of(Files.createTempDirectory("orric-submitted")));
        try {
            unpack(config, copies.folder.orElseThrow());
            return copies;
        } catch (IOException | RuntimeException e) {
            copies.close();
            throw e;
        }
    }

    private static void unpack(Configuration config, Path folder) throws IOException {
        ModelRegistry registry = VideoAnalyticsJob.registry(config);
        try {
            registry.fetchAll(JobOptions.SUBMITTED.read(config), folder);
        } catch (DamagedModelException e) {
            throw new DamagedModelException(
                    e.getMessage()
                            + ": 'orric submit' puts models there, so let "
                            + JobOptions.REGISTRY_PATH
                            + " be one folder that its machine and all of the cluster share, and"
                            + " submit again");
        }
        for (Part part : PARTS) {
            Path copy = folder.resolve(part.name());
            if (Files.exists(copy)) {
                part.option().set(config, copy.toString());
            }
        }
        config.removeKey(JobOptions.SUBMITTED.key());
    }

    /** Copies of files on this machine. */
    public static final class Copies implements Closeable {

        private final Optional<Path> folder;

        private Copies(Optional<Path> folder) {
            this.folder = folder;
        }

        /** Returns whether there are any. */
        public boolean exist() {
            return folder.isPresent();
        }

        @Override
        public void close() throws IOException {
            if (folder.isPresent()) {
                FileUtils.deleteDirectory(folder.get().toFile());
            }
        }
    }

    private SubmittedFiles() {}
}
