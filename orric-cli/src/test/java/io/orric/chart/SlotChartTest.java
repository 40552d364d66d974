// SPDX-License-Identifier: Apache-2.0
package io.orric.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.chart.Series.Point;
import io.orric.chart.Series.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotChartTest {

    @Test
    void ticksAreRoundAndCoverTheRange() {
        ValueAxis axis = ValueAxis.linear("a", 0.37, 0.86, v -> Quantities.plain(v, 1));
        assertThat(axis.ticks())
                .extracting(ValueAxis.Tick::label)
                .containsExactly("0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9");
        assertThat(axis.low()).isLessThanOrEqualTo(0.37);
        assertThat(axis.high()).isGreaterThanOrEqualTo(0.86);
    }

    @Test
    void anAxisOfOneValueHasRoomAroundIt() {
        ValueAxis axis = ValueAxis.linear("a", 5, 5, Double::toString);
        assertThat(axis.high()).isGreaterThan(axis.low());
        assertThat(ValueAxis.at("a", List.of(32.0), Double::toString).low()).isLessThan(32);
    }

    @Test
    void namesAFewRoundSlotsHoweverManyThereAre() {
        assertThat(new SlotScale(1, 30, 0, 1000).ticks()).startsWith(1L, 4L, 6L).endsWith(30L);
        assertThat(new SlotScale(1, 9000, 0, 1000).ticks()).hasSizeLessThan(20);
        assertThat(new SlotScale(7, 7, 0, 1000).ticks()).containsExactly(7L);
    }

    @Test
    void aLineBreaksWhereAValueIsMissing() {
        List<Point> points =
                List.of(
                        new Point(1, 1),
                        new Point(2, 2),
                        new Point(3, Double.NaN),
                        new Point(4, 2),
                        new Point(6, 1));
        assertThat(drawn(Style.LINE, points)).contains("\"M0.5 10L1.5 20M3.5 20h0M5.5 10h0\"");
        assertThat(drawn(Style.JOINED, points)).contains("\"M0.5 10L1.5 20L3.5 20L5.5 10\"");
    }

    @Test
    void bandsAreShadedWhereTheyOverlapTheChart() {
        assertThat(
                        chart(List.of(new Band(0, 2, "fog"), new Band(40, 50, "snow")))
                                .draw()
                                .toString())
                .contains("fog, slots 0 to 2")
                .doesNotContain("snow");
        assertThatThrownBy(() -> new Band(3, 2, "fog"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fog");
    }

    @Test
    void quantitiesAreShort() {
        assertThat(Quantities.compact(5_230_000_000.0)).isEqualTo("5.23 G");
        assertThat(Quantities.compact(999_700)).isEqualTo("1 M");
        assertThat(Quantities.compact(0)).isEqualTo("0");
        assertThat(Quantities.percent(0.7689)).isEqualTo("76.9 %");
        assertThat(Quantities.percent(Double.NaN)).isEqualTo("–");
        assertThat(Quantities.count(12_345)).isEqualTo("12,345");
    }

    private static String drawn(Style style, List<Point> points) {
        Series series = new Series("a", 0, style, points);
        SlotScale scale = new SlotScale(1, 6, 0, 6);
        return new SeriesPath(series, scale, value -> 10 * value, 100).draw().toString();
    }

    private static SlotChart chart(List<Band> bands) {
        return new SlotChart(
                "a chart",
                400,
                200,
                1,
                10,
                ValueAxis.linear("a", 0, 1, Double::toString),
                bands,
                List.of(),
                List.of(),
                slot -> "slot " + slot);
    }
}
