// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import io.orric.options.UsageException;
import io.orric.vision.ClassNames;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Frames from a CIFAR-10-C file: uint8 of shape (frames, height, width, 3), with the class numbers
 * in {@code labels.npy} beside it, if that exists. Frames are carried as PNG, so that they take a
 * camera's path without loss.
 */
final class NpyFrames implements RecordedFrames {

    private final NpyArray images;
    private final NpyArray labels;
    private final ClassNames classes;
    private final int height;
    private final int width;

    NpyFrames(Path file, ClassNames classes) throws IOException {
        this.classes = classes;
        images = new NpyArray(file);
        try {
            int[] shape = images.shape();
            if (shape.length != 4 || shape[3] != 3 || Arrays.stream(shape).anyMatch(n -> n == 0)) {
                throw UsageException.format(
                        "%s has shape %s, must be (frames, height, width, 3), none of them 0",
                        file, Arrays.toString(shape));
            }
            height = shape[1];
            width = shape[2];
            Path labelFile = file.resolveSibling("labels.npy");
            labels = Files.exists(labelFile) ? labelsFor(shape[0], labelFile) : null;
        } catch (IOException | RuntimeException e) {
            images.close();
            throw e;
        }
    }

    private NpyArray labelsFor(int frames, Path file) throws IOException {
        if (classes == null) {
            throw new UsageException(
                    file + " has numbers for labels, name the classes with --classes FILE");
        }
        NpyArray labels = new NpyArray(file);
        if (labels.shape().length != 1 || labels.shape()[0] < frames) {
            labels.close();
            throw UsageException.format(
                    "%s has shape %s, must be a label for each of %s frames",
                    file, Arrays.toString(labels.shape()), frames);
        }
        return labels;
    }

    @Override
    public long size() {
        return images.shape()[0];
    }

    @Override
    public RecordedFrame frame(long position) throws IOException {
        return new RecordedFrame(png(images.item(position)), label(position));
    }

    private String label(long position) throws IOException {
        if (labels == null) {
            return null;
        }
        int label = labels.item(position)[0] & 0xFF;
        if (label >= classes.size()) {
            throw new IOException(
                    String.format(
                            "frame %s has label %s, there are only %s classes",
                            position, label, classes.size()));
        }
        return classes.of(label);
    }

    private byte[] png(byte[] values) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int red = values[3 * i] & 0xFF;
            int green = values[3 * i + 1] & 0xFF;
            int blue = values[3 * i + 2] & 0xFF;
            image.setRGB(i % width, i / width, red << 16 | green << 8 | blue);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        images.close();
        if (labels != null) {
            labels.close();
        }
    }
}
