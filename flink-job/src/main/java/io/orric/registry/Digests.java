// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests as lower-case hexadecimal. */
public final class Digests {

    /** Digest of bytes. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(newDigest().digest(bytes));
    }

    /** Copies a stream and returns the digest of its bytes. */
    static String copy(InputStream in, OutputStream out) throws IOException {
        DigestOutputStream digesting = new DigestOutputStream(out, newDigest());
        in.transferTo(digesting);
        digesting.flush();
        return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Digests() {}
}
