// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.metrics.OrricMetric;
import io.orric.registry.ModelRegistry;
import io.orric.vision.ModelInput;
import io.orric.vision.ModelSet;
import io.orric.vision.StoredModel;
import java.util.Locale;

/** Part that a served model plays in answers. Each site has versions of its own for both. */
enum ServedRole {
    STUDENT(OrricMetric.MODEL_SWAPS, OrricMetric.MODEL_VERSION, OrricMetric.MODEL_AGE),
    TEACHER(OrricMetric.TEACHER_SWAPS, OrricMetric.TEACHER_VERSION, OrricMetric.TEACHER_AGE);

    private final OrricMetric swaps;
    private final OrricMetric version;
    private final OrricMetric age;

    ServedRole(OrricMetric swaps, OrricMetric version, OrricMetric age) {
        this.swaps = swaps;
        this.version = version;
        this.age = age;
    }

    OrricMetric swaps() {
        return swaps;
    }

    OrricMetric version() {
        return version;
    }

    OrricMetric age() {
        return age;
    }

    /** The model that all sites begin with. */
    StoredModel base(ModelSet models) {
        return this == STUDENT ? models.student() : models.teacher();
    }

    /** The pictures that the base and all versions take. */
    ModelInput input(ModelSet models) {
        return this == STUDENT ? models.studentInput() : models.teacherInput();
    }

    /** The part of the registry that has the versions. */
    ModelRegistry versions(ModelRegistry registry) {
        return this == STUDENT ? registry : registry.teachers();
    }

    /** Name of a thread that does some work with such models. */
    String thread(String work) {
        return this == STUDENT ? work : this + "-" + work;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
