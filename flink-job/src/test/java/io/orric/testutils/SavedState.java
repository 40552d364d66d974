// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.MapSerializer;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorBackendSerializationProxy;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;

/** The states that a savepoint holds, read from its files. */
public final class SavedState {

    private static final ClassLoader LOADER = SavedState.class.getClassLoader();

    /**
     * Operator's uid, name and type of each state.
     *
     * @param savepoint folder of the savepoint
     */
    public static Set<String> read(String savepoint) throws IOException {
        Set<String> states = new TreeSet<>();
        for (OperatorState operator : metadata(savepoint).getOperatorStates()) {
            for (OperatorSubtaskState subtask : operator.getStates()) {
                for (StateMetaInfoSnapshot state : states(subtask)) {
                    states.add(
                            String.format(
                                    "state %s %s %s",
                                    operator.getOperatorUid().orElseThrow(),
                                    state.getName(),
                                    type(valueSerializer(state))));
                }
            }
        }
        return states;
    }

    private static CheckpointMetadata metadata(String savepoint) throws IOException {
        Path file = new Path(savepoint, "_metadata");
        try (FSDataInputStream in = file.getFileSystem().open(file)) {
            return Checkpoints.loadCheckpointMetadata(new DataInputStream(in), LOADER, savepoint);
        }
    }

    private static Collection<StateMetaInfoSnapshot> states(OperatorSubtaskState subtask)
            throws IOException {
        Collection<StateMetaInfoSnapshot> states = new ArrayList<>();
        for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
            var header = new KeyedBackendSerializationProxy<>(LOADER);
            try (FSDataInputStream in = ((StreamStateHandle) handle).openInputStream()) {
                header.read(new DataInputViewStreamWrapper(in));
            }
            states.addAll(header.getStateMetaInfoSnapshots());
        }
        for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
            var header = new OperatorBackendSerializationProxy(LOADER);
            try (FSDataInputStream in = handle.openInputStream()) {
                header.read(new DataInputViewStreamWrapper(in));
            }
            states.addAll(header.getOperatorStateMetaInfoSnapshots());
            states.addAll(header.getBroadcastStateMetaInfoSnapshots());
        }
        return states;
    }

    private static TypeSerializer<?> valueSerializer(StateMetaInfoSnapshot state) {
        return state.getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER)
                .restoreSerializer();
    }

    private static String type(TypeSerializer<?> serializer) throws IOException {
        if (serializer instanceof ListSerializer<?> list) {
            return "List<" + type(list.getElementSerializer()) + ">";
        }
        if (serializer instanceof MapSerializer<?, ?> map) {
            return "Map<"
                    + type(map.getKeySerializer())
                    + ", "
                    + type(map.getValueSerializer())
                    + ">";
        }
        if (serializer instanceof PojoSerializer<?> pojo) {
            return ReleasedNames.shape(classOf(pojo));
        }
        return serializer.getClass().getSimpleName().replace("Serializer", "");
    }

    /** The class that a serializer was made for, which its snapshot begins with. */
    private static Class<?> classOf(PojoSerializer<?> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        serializer.snapshotConfiguration().writeSnapshot(out);
        try {
            return Class.forName(new DataInputDeserializer(out.getCopyOfBuffer()).readUTF());
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    private SavedState() {}
}
