// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

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
            throw new IOException(
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
