// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.benchmarks.pictures.CameraPictures;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A camera that sends a few pictures again and again.
 *
 * @param name the key of its frames
 * @param framesPerSecond its rate
 * @param pictures encoded images
 */
record Camera(String name, int framesPerSecond, List<byte[]> pictures) {

    /** Pictures that differ, so that nothing along the way could know one already. */
    private static final int PICTURES = 24;

    /** Four cameras at a roadside and one of a higher resolution: 26 frames a second. */
    static List<Camera> site() {
        List<byte[]> small = CameraPictures.QVGA.render(PICTURES);
        return Stream.concat(
                        IntStream.rangeClosed(1, 4)
                                .mapToObj(number -> new Camera("qvga-" + number, 4, small)),
                        Stream.of(new Camera("hd-1", 10, CameraPictures.HD.render(PICTURES))))
                .toList();
    }

    /** Cameras of two sites at a roadside, ten frames a second each. */
    static List<Camera> contending(int cameras) {
        List<byte[]> pictures = CameraPictures.QVGA.render(PICTURES);
        return IntStream.rangeClosed(1, cameras)
                .mapToObj(
                        number ->
                                new Camera(
                                        (number % 2 == 0 ? "north/" : "south/") + number,
                                        10,
                                        pictures))
                .toList();
    }

    /** A hundred cameras of two frames a second and about 40 KB a frame. */
    static List<Camera> hundred() {
        List<byte[]> pictures = CameraPictures.VGA.render(PICTURES);
        return IntStream.rangeClosed(1, 100)
                .mapToObj(number -> new Camera("vga-" + number, 2, pictures))
                .toList();
    }

    /** The picture of its frame of this number. */
    byte[] picture(long frame) {
        return pictures.get((int) (frame % pictures.size()));
    }
}
