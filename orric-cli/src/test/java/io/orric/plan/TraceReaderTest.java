// SPDX-License-Identifier: Apache-2.0
package io.orric.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.allocation.SlotBudget;
import io.orric.allocation.TraceSlot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceReaderTest {

    @Test
    void takesTheColumnsItNeedsAsSpreadsheetsWriteThem() throws IOException {
        TraceReader reader =
                reader(
                        "\uFEFF\"Capacity\",site,Slot,frames\r\n# idle\r\n\r\n2.5e3, gate ,4,\"10\"");
        assertThat(reader).toIterable().containsExactly(new TraceSlot(4, new SlotBudget(10, 2500)));
    }

    @Test
    void slotsMaySkipNumbers() throws IOException {
        assertThat(reader("slot,frames,capacity\n-3,1,1\n8,1,1\n")).toIterable().hasSize(2);
    }

    @Test
    void refusesWhatIsNoText() {
        assertThatThrownBy(() -> reader("x".repeat(20_000)))
                .hasMessage("trace t, line 1: longer than 16384 characters, must be a CSV file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,\"1\"0,1", "1,\"1,1"})
    void namesTheLineOfAnOddQuotationMark(String line) throws IOException {
        assertThatThrownBy(() -> reader("slot,frames,capacity\n" + line + "\n2,1,1\n").next())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trace t, line 2: quotation marks must be around whole fields");
    }

    @Test
    void hasASlotAsSoonAsItsLineIsThere() throws IOException {
        try (PipedInputStream in = new PipedInputStream();
                PipedOutputStream out = new PipedOutputStream(in)) {
            out.write("slot,frames,capacity\n1,1,1\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(new TraceReader("trace t", in).next().slot()).isEqualTo(1);
        }
    }

    private static TraceReader reader(String text) throws IOException {
        return new TraceReader(
                "trace t", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
