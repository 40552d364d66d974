// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The bytes of an ONNX model and the initializers in them. ONNX models are protocol buffers; this
 * reads the few fields of {@code onnx.proto} that tell weights from the rest.
 */
final class OnnxFile {

    /** Data type of float32 in {@code TensorProto}. */
    private static final int FLOAT = 1;

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int TENSOR_DIMS = 1;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_EXTERNAL_DATA = 13;
    private static final int TENSOR_DATA_LOCATION = 14;
    private static final int ENTRY_KEY = 1;
    private static final int ENTRY_VALUE = 2;
    private static final int EXTERNAL = 1;

    /**
     * A tensor that the graph starts with.
     *
     * @param type data type as in {@code TensorProto}, 1 for float32
     * @param shape its dimensions
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Initializer(int type, long[] shape) {

        static Initializer floats(long[] shape) {
            return new Initializer(FLOAT, shape);
        }

        /** Returns whether it is more than a single number, which exporters make of constants. */
        boolean isWeight() {
            return type == FLOAT && Arrays.stream(shape).reduce(1, (a, b) -> a * b) > 1;
        }

        @Override
        public String toString() {
            String text = type == FLOAT ? "float32" : "of ONNX type " + type;
            return text + " " + Arrays.toString(shape);
        }
    }

    private final byte[] bytes;
    private final Map<String, Initializer> initializers;

    private OnnxFile(byte[] bytes, Map<String, Initializer> initializers) {
        this.bytes = bytes;
        this.initializers = Collections.unmodifiableMap(initializers);
    }

    /**
     * Finds the initializers of a model.
     *
     * @throws IOException if the bytes are no ONNX model
     */
    static OnnxFile of(byte[] bytes) throws IOException {
        Map<String, Initializer> initializers = new LinkedHashMap<>();
        try {
            boolean[] found = new boolean[1];
            ProtoMessage.of(bytes)
                    .forEach(
                            field -> {
                                if (field.is(MODEL_GRAPH)) {
                                    found[0] = true;
                                    readGraph(field.message(), initializers);
                                }
                            });
            if (!found[0]) {
                throw new IOException("it holds no graph");
            }
        } catch (RuntimeException e) {
            throw new IOException("it is no ONNX model: " + e.getMessage(), e);
        }
        return new OnnxFile(bytes, initializers);
    }

    private static void readGraph(ProtoMessage graph, Map<String, Initializer> initializers) {
        graph.forEach(
                field -> {
                    if (field.is(GRAPH_INITIALIZER)) {
                        ProtoMessage tensor = field.message();
                        initializers.put(name(tensor), initializer(tensor));
                    }
                });
    }

    private static String name(ProtoMessage tensor) {
        StringBuilder name = new StringBuilder();
        tensor.forEach(
                field -> {
                    if (field.is(TENSOR_NAME)) {
                        name.append(field.message().text());
                    }
                });
        return name.toString();
    }

    private static Initializer initializer(ProtoMessage tensor) {
        int[] type = new int[1];
        long[][] shape = {new long[0]};
        tensor.forEach(
                field -> {
                    if (field.is(TENSOR_TYPE)) {
                        type[0] = (int) field.number();
                    } else if (field.is(TENSOR_DIMS)) {
                        shape[0] = concat(shape[0], field.numbers());
                    }
                });
        return new Initializer(type[0], shape[0]);
    }

    private static long[] concat(long[] first, long[] second) {
        long[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** The graph's initializers by name. */
    Map<String, Initializer> initializers() {
        return initializers;
    }

    /**
     * The same model without the values of these initializers, which are marked as kept elsewhere.
     */
    byte[] without(Set<String> weights) {
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        ProtoMessage.of(bytes)
                .forEach(
                        field -> {
                            if (field.is(MODEL_GRAPH)) {
                                byte[] graph = graphWithout(field.message(), weights);
                                ProtoMessage.write(model, MODEL_GRAPH, graph);
                            } else {
                                field.copyTo(model);
                            }
                        });
        return model.toByteArray();
    }

    private static byte[] graphWithout(ProtoMessage message, Set<String> weights) {
        ByteArrayOutputStream graph = new ByteArrayOutputStream();
        message.forEach(
                field -> {
                    String name = field.is(GRAPH_INITIALIZER) ? name(field.message()) : "";
                    if (weights.contains(name)) {
                        byte[] empty = placeholder(name, initializer(field.message()));
                        ProtoMessage.write(graph, GRAPH_INITIALIZER, empty);
                    } else {
                        field.copyTo(graph);
                    }
                });
        return graph.toByteArray();
    }

    /** A tensor with external data: ONNX Runtime asks for its values by its name. */
    private static byte[] placeholder(String name, Initializer initializer) {
        ByteArrayOutputStream location = new ByteArrayOutputStream();
        ProtoMessage.write(location, ENTRY_KEY, text("location"));
        ProtoMessage.write(location, ENTRY_VALUE, text("weights"));
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        for (long dimension : initializer.shape()) {
            ProtoMessage.write(tensor, TENSOR_DIMS, dimension);
        }
        ProtoMessage.write(tensor, TENSOR_TYPE, initializer.type());
        ProtoMessage.write(tensor, TENSOR_NAME, text(name));
        ProtoMessage.write(tensor, TENSOR_EXTERNAL_DATA, location.toByteArray());
        ProtoMessage.write(tensor, TENSOR_DATA_LOCATION, EXTERNAL);
        return tensor.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
