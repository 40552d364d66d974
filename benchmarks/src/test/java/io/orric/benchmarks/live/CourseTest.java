// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.orric.benchmarks.live.Course.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A load from 100 to 160 on slots of 10, the first of which are a warm-up. */
class CourseTest {

    private final List<SlotLine> slots = new ArrayList<>();

    @Test
    void aWarmUpIsNoPartOfTheCourse() {
        slots(0, 50, 32, 0);
        slots(50, 100, 64, 0.5);
        assertThat(course().mean(Phase.QUIET, SlotLine::resolution)).isEqualTo(64);
    }

    @Test
    void countsTheSlotsUntilLessIsDoneAndUntilAllIsBack() {
        slots(50, 120, 64, 0.5);
        slots(120, 170, 64, 0.1);
        slots(170, 200, 64, 0.5);
        assertThat(course().slotsUntilLess()).isEqualTo(2);
        assertThat(course().slotsUntilUsual()).isEqualTo(1);
    }

    @Test
    void aLowerResolutionIsLessToo() {
        slots(50, 100, 64, 0.5);
        slots(100, 200, 48, 0.5);
        assertThat(course().slotsUntilLess()).isZero();
        assertThat(course().slotsUntilUsual()).isNaN();
    }

    @Test
    void comparesMeasuredWithPlannedCompute() {
        slots(50, 100, 64, 0.5);
        assertThat(course().measuredByPlanned(Phase.QUIET)).containsExactly(entry("north", 1.1));
    }

    private void slots(long from, long to, int resolution, double ratio) {
        for (long start = from; start < to; start += 10) {
            slots.add(
                    new SlotLine(
                            "north",
                            start,
                            start + 10,
                            100,
                            300,
                            200,
                            220,
                            100,
                            100,
                            20,
                            ratio,
                            resolution,
                            false));
        }
    }

    private Course course() {
        return new Course(Map.of(), slots, 50, 100, 160);
    }
}
