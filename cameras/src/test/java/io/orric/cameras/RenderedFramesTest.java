// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.cameras.conditions.Condition;
import io.orric.cameras.conditions.ConditionKind;
import io.orric.cameras.scene.RoadsideScene;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every seed keeps its frames, pixel by pixel, so that recorded figures stay comparable. */
class RenderedFramesTest {

    @ParameterizedTest
    @CsvSource({
        "1, 5eb07bb417583e34913eccb910e13fa11110ff4d82a41fc6f27abf458b63edd8",
        "2, de1542e3d2acc19d17a2eefe2780f5f60602fc54671db8c058b07650167bc2c2",
        "77, 3799c23e58898d536531299107a3368aa84bd931fe12cbb9e8970d71843c2b0b"
    })
    void aSeedKeepsItsScene(long seed, String digest) throws NoSuchAlgorithmException {
        RoadsideScene scene = new RoadsideScene(seed);
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (int index = 0; index < 240; index++) {
            update(sha, scene.render(index));
        }
        assertThat(HexFormat.of().formatHex(sha.digest())).isEqualTo(digest);
    }

    /** Without the kind whose pixels are those of the machine's JPEG library. */
    @Test
    void aSeedKeepsItsConditions() throws NoSuchAlgorithmException {
        RoadsideScene scene = new RoadsideScene(5);
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (ConditionKind kind : EnumSet.complementOf(EnumSet.of(ConditionKind.LOW_BITRATE))) {
            for (int index = 0; index < 4; index++) {
                Condition condition = new Condition(kind, 0.25 * (index + 1));
                update(sha, condition.apply(scene.render(index), index));
            }
        }
        assertThat(HexFormat.of().formatHex(sha.digest()))
                .isEqualTo("2055f41147d5be9b3546493c01a92c508ab16aec176e085d908c34a4ebb90a7c");
    }

    private static void update(MessageDigest sha, BufferedImage image) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Integer.BYTES * image.getWidth() * image.getHeight());
        bytes.asIntBuffer().put(Pixels.of(image));
        sha.update(bytes);
    }
}
