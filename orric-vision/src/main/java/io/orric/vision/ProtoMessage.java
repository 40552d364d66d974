// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A protocol buffer message within an array, read field by field. Damaged bytes throw {@link
 * IllegalArgumentException} or {@link IndexOutOfBoundsException}.
 */
final class ProtoMessage {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int start;
    private final int end;

    /** Position of the next byte to read. */
    private int at;

    private ProtoMessage(byte[] bytes, int start, int end) {
        if (start < 0 || start > end || end > bytes.length) {
            throw new IllegalArgumentException("a field ends beyond its message");
        }
        this.bytes = bytes;
        this.start = start;
        this.at = start;
        this.end = end;
    }

    static ProtoMessage of(byte[] bytes) {
        return new ProtoMessage(bytes, 0, bytes.length);
    }

    /** A field of a message: its number, and its value or where that lies. */
    final class Field {

        private final int first;
        private final int id;
        private final int wireType;
        private final int valueStart;
        private final int valueEnd;

        private Field() {
            first = at;
            long tag = varint();
            id = (int) (tag >>> 3);
            wireType = (int) (tag & 7);
            int length =
                    switch (wireType) {
                        case VARINT -> 0;
                        case FIXED64 -> Long.BYTES;
                        case FIXED32 -> Integer.BYTES;
                        case LENGTH -> Math.toIntExact(varint());
                        default ->
                                throw new IllegalArgumentException(
                                        "a field has the unknown type " + wireType);
                    };
            valueStart = at;
            if (wireType == VARINT) {
                varint();
            } else {
                at = new ProtoMessage(bytes, at, Math.addExact(at, length)).end;
            }
            valueEnd = at;
        }

        boolean is(int number) {
            return id == number;
        }

        /** The value as a message. */
        ProtoMessage message() {
            return new ProtoMessage(bytes, valueStart, valueEnd);
        }

        /** The value as a number. */
        long number() {
            return message().varint();
        }

        /** The value as numbers: one, or several that are packed. */
        long[] numbers() {
            ProtoMessage packed = message();
            long[] numbers = new long[0];
            while (packed.at < packed.end) {
                numbers = Arrays.copyOf(numbers, numbers.length + 1);
                numbers[numbers.length - 1] = packed.varint();
            }
            return numbers;
        }

        /** Writes this field as it is. */
        void copyTo(ByteArrayOutputStream out) {
            out.write(bytes, first, valueEnd - first);
        }
    }

    /** Hands over the fields in their order. */
    void forEach(Consumer<Field> visitor) {
        at = start;
        while (at < end) {
            visitor.accept(new Field());
        }
        if (at > end) {
            throw new IllegalArgumentException("a field ends beyond its message");
        }
    }

    /** These bytes as text. */
    String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is too long");
    }

    /** Writes a field of bytes. */
    static void write(ByteArrayOutputStream out, int id, byte[] value) {
        writeVarint(out, (long) id << 3 | LENGTH);
        writeVarint(out, value.length);
        out.writeBytes(value);
    }

    /** Writes a field of a number. */
    static void write(ByteArrayOutputStream out, int id, long value) {
        writeVarint(out, (long) id << 3 | VARINT);
        writeVarint(out, value);
    }

    private static void writeVarint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
