// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CameraScheduleTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void everyCameraKeepsItsRate() {
        Map<String, Long> frames =
                firstSeconds(3, camera("slow", 4), camera("fast", 10), camera("odd", 3)).stream()
                        .collect(
                                Collectors.groupingBy(
                                        due -> due.camera().name(), Collectors.counting()));

        assertThat(frames).isEqualTo(Map.of("slow", 12L, "fast", 30L, "odd", 9L));
    }

    @Test
    void framesComeInTheOrderOfTheirTimesAndNumbers() {
        List<CameraSchedule.Due> dues = firstSeconds(2, camera("a", 4), camera("b", 10));

        assertThat(dues).extracting(CameraSchedule.Due::at).isSorted();
        assertThat(dues.stream().filter(due -> due.camera().name().equals("a")))
                .extracting(CameraSchedule.Due::frame)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void camerasOfOneRateTakeTurns() {
        assertThat(firstSeconds(1, camera("a", 4), camera("b", 4), camera("c", 4)))
                .extracting(CameraSchedule.Due::at)
                .doesNotHaveDuplicates();
    }

    @Test
    void roundingNeverAddsUp() {
        CameraSchedule.Due hour = new CameraSchedule.Due(camera("odd", 3), 3 * 3600, 0);

        assertThat(hour.at()).isEqualTo(3600 * SECOND);
    }

    private static List<CameraSchedule.Due> firstSeconds(int seconds, Camera... cameras) {
        CameraSchedule schedule = new CameraSchedule(List.of(cameras));
        return Stream.generate(schedule::next)
                .takeWhile(due -> due.at() < seconds * SECOND)
                .toList();
    }

    private static Camera camera(String name, int framesPerSecond) {
        return new Camera(name, framesPerSecond, List.of(new byte[0]));
    }
}
