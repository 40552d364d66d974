// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.orric.testutils.UnclosableWriter;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ForgivingWriterTest {

    @Test
    void endsThoughBrokersAreAway() {
        UnclosableWriter broken = new UnclosableWriter(new TimeoutException("awaiting EndTxn"));
        assertThatCode(new ForgivingWriter<>(broken)::close).doesNotThrowAnyException();
        assertThat(broken.calls()).containsExactly("close");
    }

    @Test
    void remembersAnInterrupt() {
        new ForgivingWriter<>(new UnclosableWriter(new InterruptedException())).close();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void passesEverythingElseOn() throws Exception {
        UnclosableWriter inner = new UnclosableWriter(new TimeoutException());
        ForgivingWriter<String> writer = new ForgivingWriter<>(inner);
        writer.write("a", null);
        writer.flush(true);
        writer.prepareCommit();
        writer.snapshotState(7);
        assertThat(inner.calls())
                .containsExactly("write a", "flush true", "prepareCommit", "snapshotState 7");
    }
}
