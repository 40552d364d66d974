// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.frames.Frame;
import io.orric.frames.InferenceResult;
import io.orric.frames.Stamped;
import io.orric.registry.ModelRegistry;
import io.orric.vision.ModelSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the operator that infers frames; see {@link InferenceOperator}. */
public final class InferenceOperatorFactory extends AbstractStreamOperatorFactory<InferenceResult>
        implements OneInputStreamOperatorFactory<Stamped<Frame>, InferenceResult> {

    private static final long serialVersionUID = 1L;

    private final ModelRegistry registry;
    private final ModelSet models;
    private final InferenceSettings settings;
    private final TypeInformation<Stamped<Frame>> type;

    /**
     * @param registry holds the students
     * @param models base student, its classes and its input
     * @param settings limits and threads
     * @param type Flink's type of the frames
     */
    public InferenceOperatorFactory(
            ModelRegistry registry,
            ModelSet models,
            InferenceSettings settings,
            TypeInformation<Stamped<Frame>> type) {
        this.registry = registry;
        this.models = models;
        this.settings = settings;
        this.type = type;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the interface wants it so
    public <T extends StreamOperator<InferenceResult>> T createStreamOperator(
            StreamOperatorParameters<InferenceResult> parameters) {
        return (T) new InferenceOperator(parameters, registry, models, settings, type);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return InferenceOperator.class;
    }
}
