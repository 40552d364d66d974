// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Unix sockets in a folder that nobody else may enter, to which a child process writes streams for
 * which it has no standard output left. Gone when closed.
 */
final class RegionSockets implements Closeable {

    private final Path folder;
    private final List<Path> paths = new ArrayList<>();
    private final List<ServerSocketChannel> channels = new ArrayList<>();

    /**
     * @param sockets how many; none makes no folder either
     */
    RegionSockets(int sockets) throws IOException {
        folder = sockets == 0 ? null : Files.createTempDirectory("orric-");
        try {
            for (int i = 0; i < sockets; i++) {
                Path path = folder.resolve(Integer.toString(i));
                ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                channels.add(channel);
                paths.add(path);
                channel.bind(UnixDomainSocketAddress.of(path));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Their paths, as ffmpeg is given them. */
    List<Path> paths() {
        return List.copyOf(paths);
    }

    /** Waits until the child process writes to a socket. */
    InputStream accept(int socket) throws IOException {
        return Channels.newInputStream(channels.get(socket).accept());
    }

    @Override
    public void close() throws IOException {
        for (ServerSocketChannel channel : channels) {
            channel.close();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
        if (folder != null) {
            Files.deleteIfExists(folder);
        }
    }
}
