// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Set-up of DJL's PyTorch engine. {@link #configure()} comes before the engine's first use in a
 * JVM; system properties the user has set are kept.
 */
public final class PyTorch {

    private static final String ENGINE = "PyTorch";

    /** Sets DJL's system properties that are not set yet. */
    public static void configure() {
        setUnlessSet("ai.djl.offline", "true");
        // DJL would report its use to its makers.
        setUnlessSet("OPT_OUT_TRACKING", "true");
        // The graph optimizer compiles anew for every batch size and resolution, which here vary.
        setUnlessSet("ai.djl.pytorch.graph_optimizer", "false");
    }

    /**
     * Has each thread that infers or trains do so alone, unless the user has set a number of
     * threads. PyTorch's helpers spin while they wait for the next of many small batches, which
     * costs decoding and training more than it gains inference. Like {@link #configure()}, it comes
     * before the engine's first use. ONNX Runtime is told its threads session by session.
     */
    public static void useOneThreadEach() {
        setUnlessSet("ai.djl.pytorch.num_threads", "1");
    }

    /**
     * Has the calling thread divide its work among so many threads, itself included. All other
     * threads keep their number, those that start later the one they would have had.
     *
     * @param threads at least 1
     */
    @SuppressWarnings(
            "LockOnNonEnclosingClassLiteral") // the lock must be one for all class loaders
    public static void useThreads(int threads) {
        if (threads() == threads) {
            return;
        }
        synchronized (JniUtils.class) {
            // PyTorch has a number for each thread, and sets with it the one that new threads take.
            int usual = inNewThread(PyTorch::threads);
            JniUtils.setNumThreads(threads);
            inNewThread(
                    () -> {
                        JniUtils.setNumThreads(usual);
                        return usual;
                    });
        }
    }

    /** Number of threads among which the calling thread divides its work, itself included. */
    public static int threads() {
        configure();
        Engine.getEngine(ENGINE);
        return JniUtils.getNumThreads();
    }

    private static <T> T inNewThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start()).join();
    }

    /**
     * Loads a TorchScript file.
     *
     * @param purpose completes "cannot load …" in messages
     * @param options of DJL's PyTorch engine
     * @throws IOException if the file cannot be read or is no TorchScript module
     */
    static Model load(Path file, String purpose, Map<String, String> options) throws IOException {
        configure();
        Model model = Model.newInstance("classifier", ENGINE);
        try {
            model.load(file.toAbsolutePath().getParent(), file.getFileName().toString(), options);
            return model;
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new ModelFileException(
                    String.format("cannot load %s %s: %s", file, purpose, e.getMessage()), e);
        }
    }

    /** Seeds what models draw, such as which activations a dropout layer keeps. */
    public static void seed(int seed) {
        configure();
        Engine.getEngine(ENGINE).setRandomSeed(seed);
    }

    private static void setUnlessSet(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }

    private PyTorch() {}
}
