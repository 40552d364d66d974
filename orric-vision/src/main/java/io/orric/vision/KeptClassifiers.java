// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Classifiers that stay in native memory once they have been saved, so that the next change to one
 * need not begin with loading its file. A classifier is found by the digest of the file: it is the
 * one that would be loaded, or it is loaded. The oldest ones are closed when all together have more
 * than {@value #MOST_BYTES} bytes. For changes of batch-norm statistics; weights are not trained.
 * Used by one thread, or by one after the other.
 */
public final class KeptClassifiers implements AutoCloseable {

    /** The last one may have more. */
    private static final long MOST_BYTES = 64 << 20;

    /** Native memory of a module beside its weights, bytes: its code and the plan to run it. */
    private static final long MODULE_BYTES = 5 << 20;

    /** A classifier and what it takes of the memory, bytes. */
    private record Kept(TrainableClassifier classifier, long bytes) {}

    private final InputBuffer buffer = new InputBuffer();

    /** By the digests of their files, the oldest first. */
    private final Map<ByteBuffer, Kept> kept = new LinkedHashMap<>();

    /**
     * The classifier of a file, which the caller closes or gives back by {@link #save} or {@link
     * #giveBack}.
     *
     * @throws IOException if the file cannot be read or is no TorchScript module
     */
    public TrainableClassifier open(Path file) throws IOException {
        Kept found = kept.isEmpty() ? null : kept.remove(digest(file));
        return found == null
                ? TrainableClassifier.load(file, n -> 0, 0, 0, buffer)
                : found.classifier;
    }

    /** Writes a classifier of {@link #open} as a TorchScript file and keeps it. */
    public void save(TrainableClassifier classifier, Path file) throws IOException {
        keep(classifier, ByteBuffer.wrap(classifier.save(file, sha256())), file);
    }

    /** Keeps a classifier that is still as its file has it. */
    public void giveBack(TrainableClassifier classifier, Path file) throws IOException {
        keep(classifier, digest(file), file);
    }

    private void keep(TrainableClassifier classifier, ByteBuffer digest, Path file)
            throws IOException {
        long bytes = Files.size(file) + MODULE_BYTES;
        Kept same = kept.put(digest, new Kept(classifier, bytes));
        if (same != null) {
            same.classifier.close();
        }
        closeOldest();
    }

    private void closeOldest() {
        long bytes = kept.values().stream().mapToLong(Kept::bytes).sum();
        Iterator<Kept> oldest = kept.values().iterator();
        for (int left = kept.size(); left > 1 && bytes > MOST_BYTES; left--) {
            Kept next = oldest.next();
            bytes -= next.bytes;
            next.classifier.close();
            oldest.remove();
        }
    }

    private static ByteBuffer digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return ByteBuffer.wrap(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Number of classifiers kept. */
    int size() {
        return kept.size();
    }

    @Override
    public void close() {
        kept.values().forEach(entry -> entry.classifier.close());
        kept.clear();
    }
}
