// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import io.orric.vision.ImageClassifier;
import io.orric.vision.OnnxGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A site's student that is retrained sample by sample in one process, as the job does it with the
 * versions of its registry: what is accepted serves from then on, and is what the next retraining
 * begins with. Its files are in a temporary folder. Used by one thread.
 */
public final class RetrainedStudent implements AutoCloseable {

    private final StudentTrainer trainer;
    private final Teacher teacher;
    private final Optional<OnnxGraph> graph;

    private final Path folder;

    /** Name by which the trainer remembers the frames that the student is adapted to. */
    private String memory;

    private Path file;
    private ImageClassifier serving;

    /**
     * Opens the base student.
     *
     * @param site name of the site, which the trainer knows it by
     * @param base TorchScript file; a graph beside it serves all versions
     * @param trainer closed with this object
     * @param teacher labels frames where the method wants labels; stays open
     * @throws IOException if the student cannot be loaded
     */
    public RetrainedStudent(String site, Path base, StudentTrainer trainer, Teacher teacher)
            throws IOException {
        this.memory = site;
        this.trainer = trainer;
        this.teacher = teacher;
        this.graph = OnnxGraph.beside(base);
        this.file = base;
        this.serving = load(base);
        this.folder = Files.createTempDirectory("orric-student");
    }

    /** The student as it is now; replaced and closed by the next retraining. */
    public ImageClassifier serving() {
        return serving;
    }

    /** TorchScript file of the student as it is now; deleted after the next retraining. */
    public Path file() {
        return file;
    }

    /**
     * Serves another student from now on, which the next retraining begins with.
     *
     * @param memory name of the frames that it is adapted to: the trainer remembers those of each
     *     name apart
     * @param student TorchScript file of another version of this student, which stays where it is
     * @throws IOException if the file cannot be loaded; the student stays as it was
     */
    public void serve(String memory, Path student) throws IOException {
        if (!student.equals(file)) {
            ImageClassifier next = load(student);
            serving.close();
            serving = next;
            file = student;
        }
        this.memory = memory;
    }

    /** Lets the frames of one name be the first of another. */
    public void adopt(String from, String to) {
        trainer.adopt(from, to);
    }

    /** Has the trainer forget the frames of a name. */
    public void forget(String memory) {
        trainer.forget(memory);
    }

    /**
     * Loads another version of this student, which the caller closes.
     *
     * @throws IOException if the file cannot be loaded
     */
    public ImageClassifier load(Path student) throws IOException {
        return graph.isPresent()
                ? graph.get().with(student)
                : ImageClassifier.loadTorchScript(student);
    }

    /**
     * Retrains the student on a slot's sample and serves what comes of it if it is accepted. A
     * sample of fewer than {@link StudentTrainer#smallestSample} frames leaves it as it is.
     *
     * @param slot index of the slot; seeds whatever is drawn
     * @throws IOException if labelling or training fails; the student stays as it was
     */
    public TrainingResult retrain(long slot, SampledPictures sample) throws IOException {
        if (sample.size() < trainer.smallestSample()) {
            return TrainingResult.NONE;
        }
        Optional<TrainingResult> few = trainer.tooFew(memory, sample);
        if (few.isPresent()) {
            return few.get();
        }
        Path trained = folder.resolve("student-" + slot + ".pt");
        try {
            TrainingResult result = trainer.train(memory, slot, sample, teacher, file, trained);
            if (result.accepted()) {
                ImageClassifier next = load(trained);
                serving.close();
                serving = next;
                file = trained;
            }
            return result;
        } finally {
            deleteAllBut(file);
        }
    }

    private void deleteAllBut(Path kept) throws IOException {
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.filter(found -> !found.equals(kept)).toList();
        }
        for (Path each : files) {
            Files.delete(each);
        }
    }

    @Override
    public void close() throws IOException {
        serving.close();
        trainer.close();
        deleteAllBut(null);
        Files.delete(folder);
    }
}
