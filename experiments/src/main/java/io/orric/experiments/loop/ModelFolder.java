// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.loop;

import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.Profile;
import io.orric.options.UsageException;
import io.orric.profile.ProfileFile;
import io.orric.registry.Digests;
import io.orric.vision.ClassNames;
import io.orric.vision.ModelInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A student and a teacher as files, with their classes, input and profile.
 *
 * @param student TorchScript file of the student every corruption begins with
 * @param teacher TorchScript file of the teacher
 * @param studentDigest SHA-256 of the student
 * @param teacherDigest SHA-256 of the teacher
 * @param classes classes of their outputs
 * @param input conversion of images to input tensors
 * @param profile accuracy and cost of their configurations
 */
public record ModelFolder(
        Path student,
        Path teacher,
        String studentDigest,
        String teacherDigest,
        ClassNames classes,
        ModelInput input,
        Profile profile) {

    /**
     * Takes {@code student.pt}, {@code teacher.pt}, {@code classes.txt} and {@code profile.yaml} of
     * a folder.
     *
     * @throws IOException if a file is missing or cannot be read
     * @throws UsageException if a file is not what it should be
     */
    public static ModelFolder in(Path folder, ModelInput input) throws IOException {
        Path student = existing(folder, "student.pt");
        Path teacher = existing(folder, "teacher.pt");
        return new ModelFolder(
                student,
                teacher,
                Digests.sha256(Files.readAllBytes(student)),
                Digests.sha256(Files.readAllBytes(teacher)),
                UsageException.reading(() -> ClassNames.read(existing(folder, "classes.txt"))),
                input,
                UsageException.reading(() -> ProfileFile.read(existing(folder, "profile.yaml"))));
    }

    private static Path existing(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new UsageException("--models is " + folder + ", which has no " + name);
        }
        return file;
    }

    /** The configurations, and what every pass costs. */
    public ConfigurationSpace space() {
        return profile.space();
    }

    /** The resolutions of the profile, ascending. */
    public List<Integer> resolutions() {
        return space().inference().stream().map(InferenceConfiguration::resolution).toList();
    }

    /** The resolution at which the student is best, and students are trained. */
    public int bestResolution() {
        return space().bestStudent().resolution();
    }

    /**
     * The profile that policies see under a corruption: under noise, as in the paper, without the
     * highest resolution. Compute is always charged by the whole profile.
     */
    public Profile profileUnder(String corruption) {
        if (!CorruptionFolder.isNoise(corruption) || resolutions().size() == 1) {
            return profile;
        }
        ConfigurationSpace restricted =
                space().restrictedTo(
                                resolutions().stream()
                                        .filter(resolution -> resolution != bestResolution())
                                        .collect(Collectors.toSet()));
        return new Profile(restricted, restricted.bestStudent().accuracy(), profile.slope());
    }
}
