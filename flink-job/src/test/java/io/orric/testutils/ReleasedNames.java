// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The names in {@code released-names.txt}, where each line begins with its kind. */
public final class ReleasedNames {

    private static final String FILE = "/io/orric/released-names.txt";

    /** Fails if a released name of these kinds is not present, or if others are. */
    public static void assertKept(Collection<String> present, String... kinds) throws IOException {
        List<String> released =
                lines().stream()
                        .filter(line -> Arrays.asList(kinds).contains(line.split(" ", 2)[0]))
                        .toList();
        assertThat(present)
                .as(
                        "A name that is missing was released. Give it back: without its uid, state"
                                + " or type old savepoints cannot be restored, and without its"
                                + " metric dashboards go blank. A name that is not expected is"
                                + " new: add its line to flink-job/src/test/resources%s.",
                        FILE)
                .containsExactlyInAnyOrderElementsOf(released);
    }

    /** A record with its components, which are the type of its state. */
    public static String shape(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(ReleasedNames::component)
                .collect(Collectors.joining(", ", record.getSimpleName() + "(", ")"));
    }

    private static String component(RecordComponent component) {
        String type = component.getGenericType().getTypeName().replaceAll("([a-z]+\\.)+", "");
        return type + " " + component.getName();
    }

    private static List<String> lines() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ReleasedNames.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private ReleasedNames() {}
}
