// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;

/** Set-up of ONNX Runtime: one environment for the JVM, and the options of its sessions. */
final class OnnxRuntimeSetup {

    /**
     * The environment. The first call loads the native library.
     *
     * @throws IOException if there is none for this machine
     */
    static OrtEnvironment environment() throws IOException {
        try {
            OnnxRuntimeNatives.use();
            // Errors are exceptions here; it need not print them too.
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "orric");
            environment.setTelemetry(false);
            return environment;
        } catch (IOException | OrtException | LinkageError | RuntimeException e) {
            throw new IOException(
                    "ONNX Runtime does not start on this machine, which serves models by PyTorch"
                            + " where no .onnx file lies beside them: "
                            + e,
                    e);
        }
    }

    /**
     * Options of a session. The caller closes them.
     *
     * @param threads threads that share the work on one batch, the caller's among them
     */
    static SessionOptions options(int threads) throws OrtException {
        SessionOptions options = new SessionOptions();
        try {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Helpers that spin while they wait for work take it from decoding and training.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            // An arena would keep the memory of the largest batch, in every session. It gains
            // nothing here.
            options.setCPUArenaAllocator(false);
            return options;
        } catch (OrtException e) {
            options.close();
            throw e;
        }
    }

    private OnnxRuntimeSetup() {}
}
