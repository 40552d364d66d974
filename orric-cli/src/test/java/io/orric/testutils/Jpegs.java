// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Streams of JPEGs, whole and not, byte by byte. */
public final class Jpegs {

    private static final HexFormat HEX = HexFormat.of();

    /** A JPEG as far as its markers go: a comment, then a scan with so many bytes of data. */
    public static byte[] jpeg(int data) {
        return concat(start(), scan(data), bytes("ffd9"));
    }

    /** The start of a JPEG, with a comment that has an end marker in it. */
    public static byte[] start() {
        return bytes("ffd8 fffe 0006 ffd8ffd9");
    }

    /** A scan with stuffed, filled and restart bytes. */
    public static byte[] scan(int data) {
        byte[] filling = new byte[data];
        return concat(bytes("ffda 0004 0102"), filling, bytes("ff00 ffd0 ffff00 12"));
    }

    /** Bytes in hexadecimal; spaces are left out. */
    public static byte[] bytes(String hex) {
        return HEX.parseHex(hex.replace(" ", ""));
    }

    /** One after the other. */
    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private Jpegs() {}
}
