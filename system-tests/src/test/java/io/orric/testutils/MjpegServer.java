// SPDX-License-Identifier: Apache-2.0
package io.orric.testutils;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A camera that serves MJPEG over HTTP on this machine, ten pictures a second, at any path. It can
 * be stopped and started again at its port, and it can hang: then it takes connections and sends
 * nothing.
 */
public final class MjpegServer implements AutoCloseable {

    private static final int PERIOD_MILLIS = 100;

    private final byte[] part;
    private final Queue<HttpExchange> viewers = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService shutter = Executors.newSingleThreadScheduledExecutor();
    private HttpServer server;
    private ExecutorService connections;
    private int port;
    private volatile boolean hangs;

    /**
     * Starts to serve.
     *
     * @param picture the JPEG that it sends again and again
     */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the shutter
    public MjpegServer(byte[] picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String header =
                "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: "
                        + picture.length
                        + "\r\n\r\n";
        bytes.writeBytes(header.getBytes(US_ASCII));
        bytes.writeBytes(picture);
        bytes.writeBytes("\r\n".getBytes(US_ASCII));
        part = bytes.toByteArray();
        start();
        shutter.scheduleAtFixedRate(this::shoot, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Its address, with a user and a password in front. */
    public String address(String user) {
        return "http://" + user + "@localhost:" + port + "/video.mjpg";
    }

    /** Serves again, at the port it had. */
    public void start() throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        port = server.getAddress().getPort();
        connections = Executors.newCachedThreadPool();
        server.setExecutor(connections);
        server.createContext("/", this::view);
        server.start();
    }

    /** Breaks all connections and takes no more. */
    public void stop() {
        server.stop(0);
        connections.shutdownNow();
        viewers.clear();
    }

    /** Sends nothing any more, or again. */
    public void hang(boolean now) {
        hangs = now;
    }

    private void view(HttpExchange viewer) throws IOException {
        viewer.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace;boundary=frame");
        viewer.sendResponseHeaders(200, 0);
        viewers.add(viewer);
    }

    private void shoot() {
        if (hangs) {
            return;
        }
        viewers.removeIf(viewer -> !sends(viewer));
    }

    /** Returns whether the viewer still took a picture. */
    private boolean sends(HttpExchange viewer) {
        try {
            OutputStream out = viewer.getResponseBody();
            out.write(part);
            out.flush();
            return true;
        } catch (IOException e) {
            viewer.close();
            return false;
        }
    }

    @Override
    public void close() {
        stop();
        shutter.shutdownNow();
    }
}
