// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.cameras.Pixels;
import io.orric.cameras.images.Seeds;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoadUserTest {

    private static final int INDIVIDUALS = 40;

    @ParameterizedTest
    @EnumSource
    void fillsTheShareItIsFramedFor(RoadUser roadUser) {
        for (int individual = 0; individual < INDIVIDUALS; individual++) {
            RandomGenerator random = Seeds.random(3, individual);
            Model model = roadUser.design(random);
            Framing framing = Framing.filling(0.6, model, 0.15, random);
            double share =
                    Math.max(
                            framing.width() / RoadsideScene.WIDTH,
                            framing.height() / RoadsideScene.HEIGHT);
            assertThat(share).isBetween(0.599, 0.601);
            assertThat(inkIn(model, framing.at(160, 200)))
                    .as("pixels of individual %d", individual)
                    .isGreaterThan((int) (framing.width() * framing.height() * 0.15));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTwoIndividualsLookAlike(RoadUser roadUser) {
        long distinct =
                Seeds.random(4, 0)
                        .longs(INDIVIDUALS)
                        .map(seed -> Arrays.hashCode(Pixels.of(sideView(roadUser, seed))))
                        .distinct()
                        .count();
        assertThat(distinct).isEqualTo(INDIVIDUALS);
    }

    @Test
    void labelsAreTheClassesInLowerCase() {
        assertThat(RoadUser.labels())
                .containsExactly(
                        "car",
                        "van",
                        "truck",
                        "bus",
                        "motorcycle",
                        "bicycle",
                        "pedestrian",
                        "tractor");
    }

    private static BufferedImage sideView(RoadUser roadUser, long seed) {
        Model model = roadUser.design(Seeds.random(seed, 0));
        return drawn(model, new Pose(160, 200, 20, 0, 0.1));
    }

    private static int inkIn(Model model, Pose pose) {
        return (int) Arrays.stream(Pixels.of(drawn(model, pose))).filter(rgb -> rgb != 0).count();
    }

    private static BufferedImage drawn(Model model, Pose pose) {
        BufferedImage image =
                new BufferedImage(
                        RoadsideScene.WIDTH, RoadsideScene.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        model.paint(new Stage(graphics, pose, new Light(0, 1)));
        graphics.dispose();
        return image;
    }
}
