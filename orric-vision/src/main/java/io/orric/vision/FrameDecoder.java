// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import io.orric.vision.UndecodableImageException.Defect;
import java.util.Optional;

/**
 * Decodes JPEG and PNG frames within limits. Immutable, safe for any thread.
 *
 * <p>{@link #pixels} gives plain JPEGs to libjpeg-turbo, where this platform has it. It decodes a
 * picture at a half, a quarter or an eighth of its size, if that is at least twice what it is
 * resized to, which takes a fraction of the time. The JDK decodes what is no plain JPEG, and again
 * what libjpeg-turbo finds fault with, so that a frame is refused for the same reasons everywhere.
 */
public record FrameDecoder(ImageLimits limits) {

    /**
     * Decodes a picture and makes it a square, as if the whole picture had been decoded.
     *
     * @param resolution side of the square, pixels
     * @param input that of the model that takes the square
     * @return values as {@link PixelBatch} has them, of shape (3, resolution, resolution)
     * @throws UndecodableImageException as {@link #decode} does
     */
    public short[] pixels(byte[] encoded, int resolution, ModelInput input)
            throws UndecodableImageException {
        requireAllowedBytes(encoded);
        short[] pixels = new short[ModelInput.length(resolution)];
        if (!writeQuickly(encoded, resolution, input.resizing(), pixels)) {
            RgbImage image = JdkDecoder.decode(encoded, limits.maxPixels());
            Resizer.write(image, resolution, input.resizing(), pixels, 0);
        }
        return pixels;
    }

    /**
     * Decodes a picture to 8-bit RGB; grey and palette pictures are converted, transparent pixels
     * become what lies under them on black.
     *
     * @throws UndecodableImageException if the bytes are empty, too many, no JPEG or PNG, or
     *     damaged, or if the picture claims more pixels than allowed
     */
    public RgbImage decode(byte[] encoded) throws UndecodableImageException {
        requireAllowedBytes(encoded);
        return JdkDecoder.decode(encoded, limits.maxPixels());
    }

    private boolean writeQuickly(
            byte[] encoded, int resolution, Resizing resizing, short[] pixels) {
        if (!TurboJpeg.available()) {
            return false;
        }
        Optional<JpegHeader> header = JpegHeader.of(encoded);
        return header.isPresent()
                && header.get().pixels() <= limits.maxPixels()
                && TurboJpeg.write(encoded, header.get(), resolution, resizing, pixels);
    }

    private void requireAllowedBytes(byte[] encoded) throws UndecodableImageException {
        if (encoded.length == 0) {
            throw new UndecodableImageException(Defect.EMPTY, "empty image");
        }
        if (encoded.length > limits.maxBytes()) {
            throw new UndecodableImageException(
                    Defect.TOO_MANY_BYTES,
                    "image of " + encoded.length + " bytes, limit is " + limits.maxBytes());
        }
    }
}
