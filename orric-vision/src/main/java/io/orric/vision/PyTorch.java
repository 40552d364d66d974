// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.djl.engine.Engine;

/**
 * Set-up of DJL's PyTorch engine. {@link #configure()} comes before the engine's first use in a
 * JVM; system properties the user has set are kept.
 */
public final class PyTorch {

    /** The engine's name in DJL. */
    static final String ENGINE = "PyTorch";

    /** Sets DJL's system properties that are not set yet. */
    public static void configure() {
        setUnlessSet("ai.djl.offline", "true");
        // DJL would report its use to its makers.
        setUnlessSet("OPT_OUT_TRACKING", "true");
        // The graph optimizer compiles anew for every batch size and resolution, which here vary.
        setUnlessSet("ai.djl.pytorch.graph_optimizer", "false");
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
