// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;

/**
 * Reads the object tree of a TorchScript archive, its {@code data.pkl}, and finds the tensors in
 * it. No class of the archive is loaded and none of its code runs: modules become maps of their
 * attributes.
 */
final class TorchScriptPickle {

    static {
        // The library has one table of constructors for a class loader; entering them again is
        // harmless.
        Unpickler.registerConstructor(
                "torch._utils", "_rebuild_tensor_v2", TorchScriptPickle::tensor);
        for (ElementType type : ElementType.values()) {
            Unpickler.registerConstructor("torch", type.storage(), new StorageClass(type));
        }
        // Lists of one element type, as TorchScript marks them.
        for (String element : List.of("int", "double", "bool", "tensor")) {
            Unpickler.registerConstructor(
                    "torch.jit._pickle",
                    "build_" + element + "list",
                    args -> args.length == 0 ? List.of() : args[0]);
        }
    }

    /** Stands for PyTorch's class of the storages of a type. It is named, never called. */
    private record StorageClass(ElementType type) implements IObjectConstructor {

        @Override
        public Object construct(Object[] arguments) {
            throw new PickleException("a storage without data");
        }
    }

    /**
     * A storage that tensors refer to; without a type its elements are no floating-point numbers.
     */
    private record Storage(Optional<ElementType> type, String key) {}

    /** Resolves references to storages, each of which lies in a file of its own. */
    private static final class StorageUnpickler extends Unpickler {

        /** A reference is ("storage", class of the storage, key, device, number of elements). */
        @Override
        protected Object persistentLoad(Object id) {
            Object[] reference = (Object[]) id;
            Optional<ElementType> type =
                    reference[1] instanceof StorageClass known
                            ? Optional.of(known.type())
                            : Optional.empty();
            return new Storage(type, (String) reference[2]);
        }
    }

    /**
     * Tensors of floating-point numbers by the names that the model's state dictionary gives them,
     * such as {@code features.0.weight}. Others, such as {@code num_batches_tracked}, are left out.
     *
     * @throws IOException if these bytes are no pickled TorchScript module
     */
    static Map<String, StoredTensor> tensors(byte[] pickle) throws IOException {
        Map<String, StoredTensor> tensors = new TreeMap<>();
        try {
            collect("", new StorageUnpickler().loads(pickle), tensors);
        } catch (RuntimeException e) {
            // A damaged stream makes the library throw any of them.
            throw new IOException("it holds no readable TorchScript module: " + e, e);
        }
        return tensors;
    }

    private static void collect(String prefix, Object value, Map<String, StoredTensor> tensors) {
        if (value instanceof StoredTensor tensor) {
            tensors.put(prefix, tensor);
        } else if (value instanceof Map<?, ?> attributes) {
            attributes.forEach(
                    (name, attribute) ->
                            collect(
                                    prefix.isEmpty() ? name.toString() : prefix + "." + name,
                                    attribute,
                                    tensors));
        }
    }

    /** Arguments: storage, offset, shape, strides, whether it has gradients, hooks. */
    private static Object tensor(Object[] arguments) {
        Storage storage = (Storage) arguments[0];
        if (storage.type().isEmpty()) {
            return storage;
        }
        return new StoredTensor(
                storage.type().get(),
                storage.key(),
                ((Number) arguments[1]).longValue(),
                longs(arguments[2]),
                longs(arguments[3]));
    }

    private static long[] longs(Object tuple) {
        Object[] numbers = (Object[]) tuple;
        long[] values = new long[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((Number) numbers[i]).longValue();
        }
        return values;
    }

    private TorchScriptPickle() {}
}
