// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The command line of {@code ffmpeg} for a camera. Each picture is decoded once; whatever is wanted
 * of it comes as a stream of JPEGs, the first on standard output, others through sockets.
 *
 * <p>Anybody on a machine may read the arguments of its processes. So ffmpeg reads an address,
 * which may hold a password, from its standard input, as a playlist of one entry.
 *
 * @param program path or name of ffmpeg
 * @param camera what is wanted
 */
record FfmpegCommand(String program, VideoCamera camera) {

    /** The log level of ffmpeg's errors. */
    private static final int LOG_ERROR = 16;

    /** Protocols that a server may refer to; no files of this machine. */
    private static final String PROTOCOLS =
            "pipe,http,https,tcp,tls,rtsp,rtsps,rtp,srtp,udp,crypto";

    /**
     * Writes the arguments.
     *
     * @param sockets Unix sockets for the second region and those after it
     */
    List<String> arguments(List<Path> sockets) {
        List<String> all = new ArrayList<>();
        all.add(program);
        all.addAll(List.of("-nostdin", "-hide_banner", "-loglevel", "error"));
        // Several threads decode several pictures at once, and each comes that much later.
        all.addAll(List.of("-filter_complex_threads", "1", "-threads", "1"));
        all.addAll(input());
        all.addAll(List.of("-filter_complex", filters()));
        addOutput(all, 0, "pipe:1");
        for (int i = 0; i < sockets.size(); i++) {
            addOutput(all, i + 1, "unix:" + sockets.get(i));
        }
        return all;
    }

    /** The playlist that ffmpeg reads from its standard input; empty if it reads none. */
    String standardInput() {
        VideoSource source = camera.source();
        String entry =
                "ffconcat version 1.0\nfile '" + source.address().replace("'", "'\\''") + "'\n";
        // Times of arrival: those of cameras may be missing, jump, or be made up by ffmpeg.
        String options = "option use_wallclock_as_timestamps 1\noption analyzeduration 500000\n";
        return switch (source.kind()) {
            case RTSP -> entry + options + "option rtsp_transport tcp\n";
            case HTTP -> entry + options;
            case DEVICE, FILE -> "";
        };
    }

    private List<String> input() {
        VideoSource source = camera.source();
        return switch (source.kind()) {
            case RTSP, HTTP ->
                    List.of(
                            "-protocol_whitelist",
                            PROTOCOLS,
                            "-f",
                            "concat",
                            "-safe",
                            "0",
                            "-i",
                            "pipe:0");
            case FILE -> List.of("-re", "-i", "file:" + source.address());
            case DEVICE -> device(source);
        };
    }

    private List<String> device(VideoSource source) {
        List<String> all = new ArrayList<>(List.of("-f", "v4l2"));
        camera.size().ifPresent(size -> all.addAll(List.of("-video_size", size.toString())));
        camera.rate().ifPresent(rate -> all.addAll(List.of("-framerate", decimal(rate))));
        all.addAll(List.of("-i", source.address()));
        return all;
    }

    /** From the first video stream to one stream for each output, [o0], [o1] and so on. */
    private String filters() {
        List<String> chain = new ArrayList<>();
        // The first picture of each interval. None is repeated, unlike by ffmpeg's filter fps,
        // which after a gap repeats as many as it was long.
        camera.rate()
                .ifPresent(
                        rate ->
                                chain.add(
                                        String.format(
                                                "select='isnan(prev_t)+not(eq(floor(t*%1$s),"
                                                        + "floor(prev_t*%1$s)))'",
                                                decimal(rate))));
        camera.size().ifPresent(size -> chain.add("scale=" + size.width() + ":" + size.height()));
        // Pictures are numbered at a fixed rate, so that outputs neither repeat nor drop any.
        chain.add("settb=1/25");
        chain.add("setpts=N");
        String all = "[0:v:0]" + String.join(",", chain);
        List<Region> regions = camera.regions();
        if (regions.isEmpty()) {
            return all + "[o0]";
        }
        StringBuilder graph = new StringBuilder(all).append(",split=").append(regions.size());
        for (int i = 0; i < regions.size(); i++) {
            graph.append("[s").append(i).append(']');
        }
        for (int i = 0; i < regions.size(); i++) {
            graph.append(crop(i, regions.get(i)));
        }
        return graph.toString();
    }

    /**
     * A region. ffmpeg would move one that lies outside the picture; instead it is told to print
     * the picture's size, which {@link RegionBounds} reads, and to fail for a width of 0.
     */
    private static String crop(int output, Region region) {
        return String.format(
                Locale.ROOT,
                ";[s%1$d]crop=w='if(lte(%2$d,in_w)*lte(%3$d,in_h),%4$d,"
                        + "0*print(in_w,%8$d)+0*print(in_h,%8$d))':h=%5$d:x=%6$d:y=%7$d:exact=1"
                        + "[o%1$d]",
                output,
                region.x() + region.width(),
                region.y() + region.height(),
                region.width(),
                region.height(),
                region.x(),
                region.y(),
                LOG_ERROR);
    }

    private void addOutput(List<String> all, int output, String target) {
        all.addAll(List.of("-map", "[o" + output + "]", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p"));
        all.addAll(List.of("-q:v", Integer.toString(camera.quality()), "-r", "25"));
        // Without it a small picture waits in ffmpeg for those after it.
        all.addAll(List.of("-flush_packets", "1", "-f", "mjpeg", target));
    }

    private static String decimal(double rate) {
        return String.format(Locale.ROOT, "%.6f", rate);
    }
}
