// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The architecture of a model as an ONNX file, to which any TorchScript version of the model gives
 * the weights.
 *
 * <pre>{@code
 * OnnxGraph graph = OnnxGraph.read(Path.of("student.onnx"));
 * try (ImageClassifier student = graph.with(Path.of("v00000012/student.pt"))) {
 *     float[][] logits = student.logits(batch);
 * }
 * }</pre>
 *
 * <p>The graph's weights and batch-norm statistics have the names and shapes that the state
 * dictionary of the model has; whatever values the file gives them are not used. It has one input,
 * pictures of shape (n, 3, h, w), and answers with logits; n is open, h and w may be.
 */
public final class OnnxGraph {

    private static final String EXTENSION = ".onnx";
    static final String REMEDY =
            "; export the graph again from this model (python models/export_onnx.py MODEL.pt"
                    + " MODEL.onnx), or remove it to serve the model by PyTorch";

    private final String name;
    private final OnnxFile file;
    private final OnnxWeights weights = new OnnxWeights();

    /** The model without its weights, and the names of those, since the first use. */
    private byte[] shell = new byte[0];

    private Set<String> shellWeights = Set.of();

    private OnnxGraph(String name, OnnxFile file) {
        this.name = name;
        this.file = file;
    }

    /**
     * The place of the graph of a TorchScript file, if it has one: {@code student.onnx} of {@code
     * student.pt}.
     */
    public static Path fileOf(Path torchScript) {
        String name = torchScript.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return torchScript.resolveSibling((dot <= 0 ? name : name.substring(0, dot)) + EXTENSION);
    }

    /**
     * Reads the graph that lies beside a TorchScript file.
     *
     * @return empty if there is none
     * @throws IOException if it cannot be read or is no ONNX model
     */
    public static Optional<OnnxGraph> beside(Path torchScript) throws IOException {
        Path graph = fileOf(torchScript);
        return Files.exists(graph) ? Optional.of(read(graph)) : Optional.empty();
    }

    /**
     * Reads a graph.
     *
     * @throws IOException if the file cannot be read or is no ONNX model
     */
    public static OnnxGraph read(Path file) throws IOException {
        return of(file.toString(), Files.readAllBytes(file));
    }

    /**
     * A graph from the bytes of an ONNX file.
     *
     * @param name stands for the graph in messages
     * @throws IOException if they are no ONNX model
     */
    public static OnnxGraph of(String name, byte[] bytes) throws IOException {
        try {
            return new OnnxGraph(name, OnnxFile.of(bytes));
        } catch (IOException e) {
            throw new ModelFileException("cannot load " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * The model with the weights of a TorchScript file, which infers in one thread.
     *
     * @throws IOException if the file cannot be read, or its weights are not those of this graph
     */
    public ImageClassifier with(Path torchScript) throws IOException {
        return with(torchScript, 1);
    }

    /**
     * The model with the weights of a TorchScript file.
     *
     * @param threads threads that share the work on one batch, at least 1
     * @throws IOException if the file cannot be read, or its weights are not those of this graph
     */
    public synchronized ImageClassifier with(Path torchScript, int threads) throws IOException {
        OrtEnvironment environment = OnnxRuntimeSetup.environment();
        try (TorchScriptArchive archive = TorchScriptArchive.open(torchScript)) {
            check(torchScript, archive.tensors());
            Map<String, OnnxTensorLike> tensors = weights.copy(environment, archive);
            try (OrtSession.SessionOptions options = OnnxRuntimeSetup.options(threads)) {
                options.addExternalInitializers(tensors);
                byte[] model = shell(archive.tensors().keySet());
                return classifier(environment, environment.createSession(model, options));
            } finally {
                tensors.values().forEach(OnnxTensorLike::close);
            }
        } catch (OrtException e) {
            throw new ModelFileException(
                    String.format(
                            "cannot load %s with the graph %s: %s",
                            torchScript, name, e.getMessage()),
                    e);
        }
    }

    private ImageClassifier classifier(OrtEnvironment environment, OrtSession session)
            throws IOException, OrtException {
        if (session.getNumInputs() != 1) {
            Set<String> names = session.getInputNames();
            session.close();
            throw new IOException(
                    String.format(
                            "the graph %s has the inputs %s, it should have one, the pictures%s",
                            name, names, REMEDY));
        }
        return new OnnxClassifier(environment, session);
    }

    private byte[] shell(Set<String> names) {
        if (!names.equals(shellWeights)) {
            shell = file.without(names);
            shellWeights = new HashSet<>(names);
        }
        return shell;
    }

    private void check(Path torchScript, Map<String, StoredTensor> tensors) throws IOException {
        for (Map.Entry<String, StoredTensor> entry : tensors.entrySet()) {
            String tensor = entry.getKey();
            OnnxFile.Initializer initializer = file.initializers().get(tensor);
            if (initializer == null) {
                throw mismatch("it has no " + tensor + ", which is in " + torchScript);
            }
            String shape = OnnxFile.Initializer.floats(entry.getValue().shape()).toString();
            if (!initializer.toString().equals(shape)) {
                throw mismatch(
                        String.format(
                                "its %s is %s, that of %s is %s",
                                tensor, initializer, torchScript, shape));
            }
        }
        for (Map.Entry<String, OnnxFile.Initializer> entry : file.initializers().entrySet()) {
            if (entry.getValue().isWeight() && !tensors.containsKey(entry.getKey())) {
                throw mismatch("its " + entry.getKey() + " is not in " + torchScript);
            }
        }
    }

    private IOException mismatch(String difference) {
        return new IOException(
                String.format("the graph %s is of another model: %s%s", name, difference, REMEDY));
    }
}
