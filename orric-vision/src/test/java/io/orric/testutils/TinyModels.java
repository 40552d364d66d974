// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.vision.ClassNames;
import io.orric.vision.ModelInput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Models of a few kilobytes that tell a red, a green and a blue square, and the pictures they were
 * trained for; {@code make_tiny_models.py} among the test resources made them.
 *
 * <p>By day the student gets 96 % of the pictures right, the teacher 98 %. Drifted, that is
 * darkened and under a blue cast, the student falls to 38 %, which is little more than guessing,
 * the teacher holds 95 %; batch-norm statistics of two drifted batches bring the student back to 75
 * %.
 */
public final class TinyModels {

    /** The classes, in the order of the models' outputs. */
    public static final ClassNames CLASSES = new ClassNames(List.of("red", "green", "blue"));

    /** Input of the models. */
    public static final ModelInput INPUT = new ModelInput(0.5f, 0.5f);

    /** Side of the pictures, and the resolution the models were trained at, pixels. */
    public static final int RESOLUTION = 24;

    private final Path folder;

    private TinyModels(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies student, teacher, their graphs, classes and profile into a folder: ONNX Runtime serves
     * the models.
     */
    public static TinyModels copyTo(Path folder) {
        TinyModels models = copyWithoutGraphsTo(folder);
        models.studentGraph();
        models.teacherGraph();
        return models;
    }

    /** Copies student, teacher, classes and profile into a folder: PyTorch serves the models. */
    public static TinyModels copyWithoutGraphsTo(Path folder) {
        TinyModels models = new TinyModels(folder);
        models.student();
        models.teacher();
        models.classes();
        models.profile();
        return models;
    }

    /** File of the student. */
    public Path student() {
        return copy("tiny-student.pt");
    }

    /** File of the student's graph. */
    public Path studentGraph() {
        return copy("tiny-student.onnx");
    }

    /** File of the teacher's graph. */
    public Path teacherGraph() {
        return copy("tiny-teacher.onnx");
    }

    /** Has a graph compute tanh where the model computes a rectified linear unit. */
    public void replaceActivation(Path graph) {
        try {
            String text = Files.readString(graph, StandardCharsets.ISO_8859_1);
            Files.writeString(graph, text.replace("Relu", "Tanh"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File of the same student, which takes pictures of 24 pixels and no others. */
    public Path fixedSizeStudent() {
        return copy("fixed-size-student.pt");
    }

    /** File of the same student, which cannot take pictures whose channels come last. */
    public Path viewingStudent() {
        return copy("viewing-student.pt");
    }

    /** File of the same student, whose batch-norm statistics stay as they are in every pass. */
    public Path frozenStudent() {
        return copy("frozen-student.pt");
    }

    /** File of the same student with group norm in place of batch norm. */
    public Path groupNormStudent() {
        return copy("group-norm-student.pt");
    }

    /** File of the teacher. */
    public Path teacher() {
        return copy("tiny-teacher.pt");
    }

    /** File of a teacher whose every answer is NaN. */
    public Path nanTeacher() {
        return copy("nan-teacher.pt");
    }

    /** File of an untrained model of the synthetic camera's eight classes. */
    public Path trainable() {
        return copy("tiny-trainable.pt");
    }

    /** File of the class names, beside the student. */
    public Path classes() {
        return copy("classes.txt");
    }

    /** File of a profile with resolutions 12 and 24 and ratios 0.2, 0.5 and 1. */
    public Path profile() {
        return copy("tiny-profile.yaml");
    }

    /** Pictures by day with their labels, red, green and blue in turn. */
    public static List<LabelledImage> frames(int count, long seed) {
        return frames(count, seed, false);
    }

    /** Pictures at dusk with their labels, red, green and blue in turn. */
    public static List<LabelledImage> driftedFrames(int count, long seed) {
        return frames(count, seed, true);
    }

    private static List<LabelledImage> frames(int count, long seed, boolean drifted) {
        Random random = new Random(seed);
        List<LabelledImage> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int label = i % CLASSES.size();
            frames.add(new LabelledImage(png(draw(label, random, drifted)), CLASSES.of(label)));
        }
        return frames;
    }

    private static BufferedImage draw(int label, Random random, boolean drifted) {
        double background = 70 + 40 * random.nextDouble();
        double strength = 20 + 60 * random.nextDouble();
        int side = 9 + random.nextInt(8);
        int top = random.nextInt(RESOLUTION - side);
        int left = random.nextInt(RESOLUTION - side);
        double[] cast = {
            3 * random.nextGaussian(), 3 * random.nextGaussian(), 3 * random.nextGaussian()
        };
        BufferedImage image = new BufferedImage(RESOLUTION, RESOLUTION, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < RESOLUTION; y++) {
            for (int x = 0; x < RESOLUTION; x++) {
                boolean inside = x >= left && x < left + side && y >= top && y < top + side;
                int rgb = 0;
                for (int channel = 0; channel < 3; channel++) {
                    double value = background + cast[channel] + 12 * random.nextGaussian();
                    if (inside && channel == label) {
                        value += strength;
                    }
                    if (drifted) {
                        value = 0.6 * value + (channel == 2 ? 25 : 0);
                    }
                    rgb = rgb << 8 | (int) Math.round(Math.max(0, Math.min(255, value)));
                }
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Path copy(String name) {
        Path target = folder.resolve(name);
        if (Files.exists(target)) {
            return target;
        }
        try (InputStream in = TinyModels.class.getResourceAsStream("/io/orric/vision/" + name)) {
            Files.copy(in, target);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
