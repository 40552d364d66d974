// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * A source of a camera's video. An address may carry a password, in front of the host or in its
 * query, so nothing but {@link #address()} gives it away: every text that people or programs may
 * see has {@link #toString()}, or went through {@link #conceal}.
 */
public final class VideoSource {

    /** Ways to read a source. */
    enum Kind {
        RTSP,
        HTTP,
        DEVICE,
        FILE
    }

    private static final Map<String, Kind> SCHEMES =
            Map.of(
                    "rtsp", Kind.RTSP,
                    "rtsps", Kind.RTSP,
                    "http", Kind.HTTP,
                    "https", Kind.HTTP);

    private static final String REMEDY =
            "must be rtsp://HOST/PATH, http://HOST/PATH, a device such as /dev/video0 or a video"
                    + " file";

    private final Kind kind;
    private final String address;
    private final Concealment concealment;
    private final boolean hasPassword;

    private VideoSource(Kind kind, String address, Concealment concealment, boolean hasPassword) {
        this.kind = kind;
        this.address = address;
        this.concealment = concealment;
        this.hasPassword = hasPassword;
    }

    /**
     * Reads an address.
     *
     * @param folder folder that the path of a file is relative to
     * @throws IllegalArgumentException if it is none; the message is what it must be, and quotes
     *     nothing
     */
    public static VideoSource parse(String text, Path folder) {
        int colon = text.indexOf("://");
        if (colon < 0) {
            return local(text, folder);
        }
        Kind kind = SCHEMES.get(text.substring(0, colon).toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw new IllegalArgumentException(REMEDY);
        }
        try {
            URI uri = new URI(text);
            // An @ elsewhere may belong to a password with a slash, which then is no secret to us.
            boolean astray = (uri.getRawPath() + uri.getRawFragment()).contains("@");
            if (uri.getHost() == null || astray) {
                throw notAnAddress();
            }
            return new VideoSource(kind, text, Concealment.of(uri), uri.getUserInfo() != null);
        } catch (URISyntaxException e) {
            // Not as a cause: its message quotes the address.
            throw notAnAddress();
        }
    }

    /** Reads an address as above, the path of a file relative to the working folder. */
    public static VideoSource parse(String text) {
        return parse(text, Path.of(""));
    }

    /** A text that may be an address, right or wrong, as it may be shown: without a password. */
    public static String shown(String text) {
        return Concealment.scheme(text);
    }

    private static IllegalArgumentException notAnAddress() {
        return new IllegalArgumentException(
                "must be an address like rtsp://USER:PASSWORD@HOST:PORT/PATH; write other"
                        + " characters than letters, digits and -._~ of user and password as %XX,"
                        + " such as %40 for @");
    }

    private static VideoSource local(String text, Path folder) {
        try {
            Path path = folder.resolve(text).normalize();
            if (path.startsWith("/dev")) {
                return new VideoSource(Kind.DEVICE, path.toString(), Concealment.NONE, false);
            }
            if (text.isBlank() || !Files.isReadable(path) || Files.isDirectory(path)) {
                throw new IllegalArgumentException(
                        REMEDY + "; there is no such file, or it may not be read");
            }
            return new VideoSource(Kind.FILE, path.toString(), Concealment.NONE, false);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(REMEDY, e);
        }
    }

    /** Its kind, which decides how it is read. */
    Kind kind() {
        return kind;
    }

    /** The address with everything that is secret in it. */
    String address() {
        return address;
    }

    /** Returns whether a user and their password are part of the address. */
    public boolean hasPassword() {
        return hasPassword;
    }

    /** Returns whether the video has an end, after which it is not begun again. */
    boolean ends() {
        return kind == Kind.FILE;
    }

    /** A text, such as a line that ffmpeg wrote, without what is secret in the address. */
    String conceal(String text) {
        return concealment.apply(text);
    }

    /** The address with *** for what is secret in it. */
    @Override
    public String toString() {
        return conceal(address);
    }
}
