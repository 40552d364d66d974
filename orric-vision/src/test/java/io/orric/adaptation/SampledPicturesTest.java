// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.TinyModels;
import io.orric.vision.ModelInput;
import io.orric.vision.ModelInput.Channels;
import io.orric.vision.Resizing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampledPicturesTest {

    private static final ModelInput CROPPED =
            new ModelInput(
                    Channels.all(0),
                    Channels.all(1),
                    new Resizing(Resizing.Mode.CENTRE_CROP, Resizing.Filter.AREA, 4, 3));

    @Test
    void aFrameThatOneModelCannotTakeIsLeftOutForBoth() {
        SampledPictures sample =
                SampledPictures.decode(
                        List.of(1, 2, 3, 4),
                        1,
                        TinyModels.INPUT,
                        CROPPED,
                        (frame, input) ->
                                frame == (input.equals(CROPPED) ? 3 : 1)
                                        ? Optional.empty()
                                        : Optional.of(
                                                pixel(input.equals(CROPPED) ? -frame : frame)));
        assertThat(sample.student().values()).isEqualTo(new short[] {2, 2, 2, 4, 4, 4});
        assertThat(sample.teacher().values()).isEqualTo(new short[] {-2, -2, -2, -4, -4, -4});
        assertThat(sample.teacher().input()).isEqualTo(CROPPED);
    }

    @Test
    void modelsThatTakeTheSamePicturesShareThem() {
        SampledPictures sample =
                SampledPictures.decode(
                        List.of(1, 2),
                        1,
                        TinyModels.INPUT,
                        TinyModels.INPUT,
                        (frame, input) -> Optional.of(pixel(frame)));
        assertThat(sample.teacher().values()).isSameAs(sample.student().values());
    }

    private static short[] pixel(int value) {
        return new short[] {(short) value, (short) value, (short) value};
    }
}
