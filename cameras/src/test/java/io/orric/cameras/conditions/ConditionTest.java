// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.cameras.Pixels;
import io.orric.cameras.scene.RoadsideScene;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {

    private static final BufferedImage CLEAR = new RoadsideScene(1).render(3);

    @ParameterizedTest
    @EnumSource
    void atSeverityZeroThePictureStaysClear(ConditionKind kind) {
        assertThat(new Condition(kind, 0).apply(CLEAR, 1)).isSameAs(CLEAR);
    }

    @ParameterizedTest
    @EnumSource
    void theSeedDecidesThePicture(ConditionKind kind) {
        Condition condition = new Condition(kind, 0.7);
        int[] before = Pixels.of(CLEAR);
        assertThat(Pixels.of(condition.apply(CLEAR, 5)))
                .isEqualTo(Pixels.of(condition.apply(CLEAR, 5)))
                .isNotEqualTo(before);
        assertThat(Pixels.of(CLEAR)).as("the given picture").isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void moreSeverityTakesThePictureFartherFromClear(ConditionKind kind) {
        double last = 0;
        for (double severity = 0.1; severity <= 1; severity += 0.15) {
            BufferedImage changed = new Condition(kind, severity).apply(CLEAR, 9);
            double distance = Pixels.distance(CLEAR, changed);
            assertThat(distance).as("distance at severity %s", severity).isGreaterThan(last);
            last = distance;
        }
        assertThat(last).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource
    void nearSeverityZeroLittleChanges(ConditionKind kind) {
        BufferedImage changed = new Condition(kind, 0.01).apply(CLEAR, 9);
        assertThat(Pixels.distance(CLEAR, changed)).isLessThan(8);
    }

    @ParameterizedTest
    @EnumSource
    void worksOnPicturesOfAnySizeAndType(ConditionKind kind) {
        int[][] sizes = {{4, 3}, {32, 32}, {640, 480}, {17, 90}};
        for (int[] size : sizes) {
            BufferedImage given = new BufferedImage(size[0], size[1], BufferedImage.TYPE_3BYTE_BGR);
            Graphics2D graphics = given.createGraphics();
            graphics.drawImage(CLEAR, 0, 0, size[0], size[1], null);
            graphics.dispose();
            BufferedImage changed = new Condition(kind, 1).apply(given, 2);
            assertThat(changed.getWidth()).isEqualTo(size[0]);
            assertThat(changed.getHeight()).isEqualTo(size[1]);
            assertThat(Pixels.of(changed)).isNotEqualTo(Pixels.of(given));
        }
    }

    @Test
    void severalConditionsApplyInTheirOrder() {
        Condition fog = new Condition(ConditionKind.FOG, 0.6);
        Condition night = new Condition(ConditionKind.NIGHT, 0.6);
        int[] nightOutside = Pixels.of(Condition.applyAll(List.of(fog, night), CLEAR, 3));
        int[] fogOutside = Pixels.of(Condition.applyAll(List.of(night, fog), CLEAR, 3));
        assertThat(nightOutside).isNotEqualTo(fogOutside);
        assertThat(Condition.applyAll(List.of(), CLEAR, 3)).isSameAs(CLEAR);
    }

    @ParameterizedTest
    @CsvSource({
        "fog:0.6, fog:0.6",
        "sensor-noise: 1, sensor-noise:1.0",
        "low-bitrate:0.25, low-bitrate:0.25",
        "dusk:0.333, dusk:0.33",
        "rain:0, rain:0.0"
    })
    void readsAndWritesNames(String text, String written) {
        assertThat(Condition.parse(text)).hasToString(written);
    }

    @Test
    void errorsNameTheValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> Condition.parse("smog:0.5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "condition is 'smog', must be one of dusk, night, fog, rain, snow, defocus,"
                                + " sensor-noise, low-bitrate");
        assertThatThrownBy(() -> Condition.parse("fog:1.5"))
                .hasMessage("severity of fog is 1.5, must be from 0 to 1");
        assertThatThrownBy(() -> Condition.parse("fog:NaN"))
                .hasMessage("severity of fog is NaN, must be from 0 to 1");
        assertThatThrownBy(() -> Condition.parse("fog:much"))
                .hasMessage("severity of fog is 'much', must be a number from 0 to 1");
        assertThatThrownBy(() -> Condition.parse("fog"))
                .hasMessageStartingWith(
                        "condition is 'fog', must be a name, a colon and a severity")
                .hasMessageEndingWith(ConditionKind.labels());
    }
}
