// SPDX-License-Identifier: Apache-2.0
package io.orric.footage;

import io.orric.options.UsageException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A uint8 array in NumPy's {@code .npy} format, read item by item along its first axis. The format
 * is specified in NumPy's documentation of {@code numpy.lib.format}.
 */
final class NpyArray implements Closeable {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int LARGEST_ITEM = 1 << 30;
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d,\\s]*)\\)");
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([^']*)'");

    private final Path file;
    private final FileChannel channel;
    private final long dataStart;
    private final int[] shape;
    private final int itemBytes;

    /**
     * @throws IOException if the file cannot be read or is shorter than its header says
     * @throws UsageException if it is not a uint8 array in C order
     */
    NpyArray(Path file) throws IOException {
        this.file = file;
        channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            ByteBuffer prefix = read(0, 12);
            byte[] magic = new byte[MAGIC.length];
            prefix.get(magic);
            require(Arrays.equals(magic, MAGIC), "is no .npy file");
            int major = prefix.get();
            int lengthBytes = major == 1 ? 2 : 4;
            long length = major == 1 ? prefix.getShort(8) & 0xFFFF : prefix.getInt(8) & 0xFFFFFFFFL;
            require(length <= LONGEST_HEADER, "has a header of " + length + " bytes");
            String header =
                    StandardCharsets.ISO_8859_1
                            .decode(read(8L + lengthBytes, (int) length))
                            .toString();
            dataStart = 8L + lengthBytes + length;
            String type = group(TYPE, header);
            require(type.equals("|u1"), "holds values of type " + type + ", must be uint8");
            require(header.contains("'fortran_order': False"), "is not in C order");
            shape = shape(group(SHAPE, header));
            itemBytes = itemBytes(shape);
            long expected = dataStart + (long) shape[0] * itemBytes;
            if (channel.size() < expected) {
                throw new EOFException(
                        file + " has " + channel.size() + " bytes, its header says " + expected);
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Extent of every axis. */
    int[] shape() {
        return shape.clone();
    }

    /** The values of one item of the first axis. */
    byte[] item(long position) throws IOException {
        return read(dataStart + position * itemBytes, itemBytes).array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private int[] shape(String text) {
        try {
            int[] extents =
                    Arrays.stream(text.split(","))
                            .map(String::strip)
                            .filter(part -> !part.isEmpty())
                            .mapToInt(Integer::parseInt)
                            .toArray();
            require(extents.length > 0, "is a single value");
            return extents;
        } catch (NumberFormatException e) {
            throw new UsageException(file + " has shape (" + text + ")", e);
        }
    }

    private int itemBytes(int[] extents) {
        long bytes = 1;
        for (int axis = 1; axis < extents.length; axis++) {
            bytes *= extents[axis];
            require(bytes <= LARGEST_ITEM, "has shape " + Arrays.toString(extents));
        }
        return (int) bytes;
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException(file + " ends at byte " + channel.size());
            }
        }
        return buffer.flip();
    }

    private String group(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        require(matcher.find(), "has a header that does not say " + pattern.pattern());
        return matcher.group(1);
    }

    private void require(boolean condition, String complaint) {
        if (!condition) {
            throw new UsageException(file + " " + complaint);
        }
    }
}
