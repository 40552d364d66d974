// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import io.orric.testutils.Jpegs.Sampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Frames of every kind, damaged as networks, disks and attackers damage them. */
public final class MutatedFrames {

    /** Headers decide most; they are within so many bytes. */
    private static final int HEADER = 700;

    private static final List<byte[]> VALID = validFrames();

    /** A damaged frame; now and then the damage is without effect. */
    public static byte[] next(Random random) {
        byte[] bytes = any(random).clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            bytes =
                    switch (random.nextInt(6)) {
                        case 0 -> Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
                        case 1 -> splice(bytes, any(random), random);
                        case 2 -> without(bytes, random);
                        case 3 -> flip(bytes, bytes.length, random);
                        default -> flip(bytes, Math.min(HEADER, bytes.length), random);
                    };
        }
        return bytes;
    }

    private static byte[] any(Random random) {
        return VALID.get(random.nextInt(VALID.size()));
    }

    private static byte[] flip(byte[] bytes, int span, Random random) {
        int position = random.nextInt(span);
        if (random.nextBoolean()) {
            bytes[position] ^= (byte) (1 << random.nextInt(8));
        } else {
            bytes[position] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Puts a part of another frame over or into this one. */
    private static byte[] splice(byte[] bytes, byte[] other, Random random) {
        int from = random.nextInt(other.length);
        int length = 1 + random.nextInt(Math.min(600, other.length - from));
        int at = random.nextInt(bytes.length);
        int after = random.nextBoolean() ? at : Math.min(bytes.length, at + length);
        byte[] spliced = new byte[at + length + bytes.length - after];
        System.arraycopy(bytes, 0, spliced, 0, at);
        System.arraycopy(other, from, spliced, at, length);
        System.arraycopy(bytes, after, spliced, at + length, bytes.length - after);
        return spliced;
    }

    private static byte[] without(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(100));
        if (from == 0 && to == bytes.length) {
            return bytes;
        }
        byte[] rest = Arrays.copyOf(bytes, from + bytes.length - to);
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest;
    }

    private static List<byte[]> validFrames() {
        List<byte[]> frames = new ArrayList<>();
        for (Sampling sampling : Sampling.values()) {
            for (boolean progressive : new boolean[] {false, true}) {
                frames.add(Jpegs.encode(Jpegs.picture(67, 45, 20, 1), sampling, progressive, 0.8f));
            }
        }
        frames.add(withComment(frames.get(frames.size() - 2)));
        frames.add(TinyModels.frames(1, 1).get(0).image());
        frames.add(
                Png.header(4, 1, 8, Png.PALETTE)
                        .palette(0x102030, 0x405060, 0x708090)
                        .chunk("tEXt", new byte[] {'a', 0, 'b'})
                        .pixels(0, 1, 2, 1)
                        .end());
        frames.add(Png.pixel(16, Png.RGB_ALPHA, 1, 2, 3, 4, 5, 6, 7, 8));
        return List.copyOf(frames);
    }

    /** A comment is what decoders may copy and forget. */
    private static byte[] withComment(byte[] jpeg) {
        byte[] comment = {(byte) 0xFF, (byte) 0xFE, 0, 7, 'o', 'r', 'r', 'i', 'c'};
        byte[] whole = Arrays.copyOf(jpeg, jpeg.length + comment.length);
        System.arraycopy(comment, 0, whole, 2, comment.length);
        System.arraycopy(jpeg, 2, whole, 2 + comment.length, jpeg.length - 2);
        return whole;
    }

    private MutatedFrames() {}
}
