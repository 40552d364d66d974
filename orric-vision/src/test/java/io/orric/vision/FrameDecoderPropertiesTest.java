// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.testutils.TinyModels;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FrameDecoderPropertiesTest {

    private final FrameDecoder decoder = new FrameDecoder(new ImageLimits(100_000, 200_000));

    @Property
    void arbitraryBytesAreRefusedWithAReason(@ForAll byte[] bytes) {
        assertThatThrownBy(() -> decoder.pixels(bytes, 16, TinyModels.INPUT))
                .isInstanceOf(UndecodableImageException.class)
                .message()
                .isNotEmpty();
    }

    @Property
    void bytesThatBeginAsAJpegAreRefusedOrDecoded(@ForAll long seed) {
        byte[] bytes = new byte[200];
        new Random(seed).nextBytes(bytes);
        bytes[0] = (byte) 0xFF;
        bytes[1] = (byte) 0xD8;
        bytes[2] = (byte) 0xFF;
        try {
            assertThat(decoder.pixels(bytes, 16, TinyModels.INPUT)).hasSize(ModelInput.length(16));
        } catch (UndecodableImageException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }
}
