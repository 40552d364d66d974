// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.testutils.MutatedFrames;
import io.orric.testutils.ResidentMemory;
import io.orric.vision.UndecodableImageException.Defect;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FrameDecoderPropertiesTest {

    private static final ImageLimits LIMITS = new ImageLimits(100_000, 200_000);
    private static final int RESOLUTION = 16;
    private static final int MANY = 20_000;
    private static final int MILLION = 1_000_000;

    /** What allocators keep for later, bytes; a leak of one picture in a hundred would be more. */
    private static final long ALLOWED_GROWTH = 64L << 20;

    private final FrameDecoder decoder = new FrameDecoder(LIMITS);

    @Test
    void mutatedFramesAreDecodedOrRefusedAsTheJdkDoes() {
        Random random = new Random(1);
        int quick = 0;
        for (int i = 0; i < MANY; i++) {
            byte[] bytes = MutatedFrames.next(random);
            assertThat(verdict(bytes)).as("frame %s", i).isEqualTo(verdictOfTheJdk(bytes));
            quick += JpegHeader.of(bytes).isPresent() ? 1 : 0;
        }
        assertThat(quick).as("frames that libjpeg-turbo saw").isGreaterThan(MANY / 10);
    }

    @Test
    @Tag("chaos")
    void aMillionMutatedFramesLeaveTheMemoryAsItWas() {
        Random random = new Random(2);
        decodeOrRefuse(random, MILLION / 10);
        long before = ResidentMemory.bytes();
        decodeOrRefuse(random, MILLION);
        long growth = ResidentMemory.bytes() - before;
        System.out.printf("resident memory %d MiB, grown by %d MiB%n", before >> 20, growth >> 20);
        assertThat(growth).isLessThan(ALLOWED_GROWTH);
    }

    @Property
    void arbitraryBytesAreRefused(@ForAll byte[] bytes) {
        assertThat(verdict(bytes)).isPresent();
    }

    private void decodeOrRefuse(Random random, int frames) {
        Map<Optional<Defect>, Integer> verdicts = new HashMap<>();
        for (int i = 0; i < frames; i++) {
            verdicts.merge(verdict(MutatedFrames.next(random)), 1, Integer::sum);
        }
        System.out.println("verdicts on mutated frames: " + verdicts);
        assertThat(verdicts.get(Optional.<Defect>empty())).isPositive().isLessThan(frames);
    }

    private Optional<Defect> verdict(byte[] bytes) {
        try {
            assertThat(decoder.pixels(bytes, RESOLUTION)).hasSize(ModelInput.length(RESOLUTION));
            return Optional.empty();
        } catch (UndecodableImageException e) {
            assertThat(e).hasMessageMatching("(?s).+");
            return Optional.of(e.defect());
        }
    }

    private Optional<Defect> verdictOfTheJdk(byte[] bytes) {
        try {
            RgbImage image = decoder.decode(bytes);
            assertThat(image.pixels()).hasSize(image.width() * image.height());
            assertThat(image.pixels().length).isLessThanOrEqualTo((int) LIMITS.maxPixels());
            return Optional.empty();
        } catch (UndecodableImageException e) {
            return Optional.of(e.defect());
        }
    }
}
