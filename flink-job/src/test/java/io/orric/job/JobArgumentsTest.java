// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class JobArgumentsTest {

    @Test
    void argumentsGoOverTheFileAndThatOverTheCluster() throws Exception {
        Configuration cluster = Configuration.fromMap(Map.of("orric.seed", "1"));
        assertThat(JobArguments.read(List.of(), cluster).toMap()).containsEntry("orric.seed", "1");
        assertThat(JobArguments.read(List.of("-D", "orric.seed=2=3", "-Da=b"), cluster).toMap())
                .containsEntry("orric.seed", "2=3")
                .containsEntry("a", "b");
        assertThatThrownBy(() -> JobArguments.read(List.of("-D"), cluster))
                .hasMessageContaining("-D lacks a value");
        assertThatThrownBy(() -> JobArguments.read(List.of("--config"), cluster))
                .hasMessageContaining("'--config' is unknown");
    }
}
