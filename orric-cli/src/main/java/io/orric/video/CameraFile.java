// SPDX-License-Identifier: Apache-2.0
package io.orric.video;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orric.frames.Names;
import io.orric.options.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads cameras from a YAML file:
 *
 * <pre>
 * cameras:
 *   - name: gate
 *     source: rtsp://USER:PASSWORD@192.168.1.20/stream1
 *     site: north
 *     rate: 10
 *     size: 1280x720
 *     quality: 4
 *     regions:
 *       - {name: left, x: 0, y: 0, width: 640, height: 720}
 *       - {name: right, x: 640, y: 0, width: 640, height: 720}
 *   - {name: yard, source: /dev/video0}
 * </pre>
 *
 * <p>Name and source are required. Paths are relative to the folder of the file. All that is wrong
 * is told at once.
 */
public final class CameraFile {

    private static final List<String> KEYS =
            List.of("name", "source", "site", "rate", "size", "quality", "regions");
    private static final List<String> REGION_KEYS = List.of("name", "x", "y", "width", "height");

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final Path file;
    private final UnaryOperator<String> sites;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private CameraFile(Path file, UnaryOperator<String> sites) {
        this.file = file;
        this.sites = sites;
    }

    /**
     * Reads the cameras of a file.
     *
     * @param sites site to which the job counts a camera, by the camera's name; a camera that
     *     claims another one is wrong
     * @return at least one camera, whose names are different
     * @throws UsageException names every wrong entry of the file, its key, its value and the
     *     remedy, but no password
     * @throws IOException if the file cannot be read
     */
    public static List<VideoCamera> read(Path file, UnaryOperator<String> sites)
            throws IOException {
        CameraFile reader = new CameraFile(file, sites);
        List<VideoCamera> cameras = reader.cameras(reader.root());
        if (!reader.complaints.isEmpty()) {
            throw new UsageException(String.join("; ", reader.complaints));
        }
        return cameras;
    }

    private JsonNode root() throws IOException {
        byte[] content = UsageException.reading(() -> Files.readAllBytes(file));
        try {
            return YAML.readTree(content);
        } catch (JacksonException e) {
            // Neither its message nor itself as a cause: both quote the file, with its passwords.
            throw UsageException.format(
                    "%s is no YAML%s: check quotes, indentation, and that no key is there twice",
                    file, e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr());
        }
    }

    private List<VideoCamera> cameras(JsonNode root) {
        YamlEntry top = new YamlEntry(file.toString(), root, complaints);
        top.requireKeys(List.of("cameras"));
        List<VideoCamera> cameras = new ArrayList<>();
        int number = 0;
        for (JsonNode node : top.list("cameras")) {
            number++;
            String name = node.path("name").isTextual() ? " (" + shown(node) + ")" : "";
            camera(new YamlEntry(file + ", camera " + number + name, node, complaints))
                    .ifPresent(cameras::add);
        }
        if (complaints.isEmpty() && cameras.isEmpty()) {
            top.complain("cameras", "empty", "must be a list of at least one camera");
        }
        return cameras;
    }

    private static String shown(JsonNode node) {
        return Names.printable(node.path("name").textValue());
    }

    /** The camera of an entry; empty if something essential is wrong. */
    private Optional<VideoCamera> camera(YamlEntry entry) {
        entry.requireKeys(KEYS);
        Path folder = file.toAbsolutePath().getParent();
        Optional<String> name = entry.required("name", VideoCamera::requireName);
        Optional<VideoSource> source =
                entry.required("source", text -> VideoSource.parse(text, folder));
        Optional<Double> rate = entry.number("rate", VideoCamera::requireRate);
        Optional<PictureSize> size = entry.optional("size", PictureSize::parse);
        int quality =
                entry.integer("quality", VideoCamera.BEST_QUALITY, VideoCamera.WORST_QUALITY)
                        .orElse(VideoCamera.DEFAULT_QUALITY);
        List<Region> regions = regions(entry, size);
        if (name.isPresent()) {
            checkNames(entry, name.get(), regions);
            entry.optional("site", site -> SiteClaim.check(site, name.get(), regions, sites));
        }
        if (name.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new VideoCamera(
                        name.get(),
                        source.get(),
                        rate.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                        size,
                        quality,
                        regions));
    }

    private void checkNames(YamlEntry entry, String camera, List<Region> regions) {
        for (String name : VideoCamera.names(camera, regions)) {
            if (!names.add(name)) {
                entry.complain("name", name, "must be another than those of the others");
            } else if (!name.equals(camera)) {
                entry.check("name", name, VideoCamera::requireName);
            }
        }
    }

    private List<Region> regions(YamlEntry camera, Optional<PictureSize> size) {
        List<Region> regions = new ArrayList<>();
        for (YamlEntry entry : camera.entries("regions")) {
            entry.requireKeys(REGION_KEYS);
            Optional<String> name = entry.required("name", VideoCamera::requireName);
            Optional<Integer> x = entry.requiredInteger("x", 0, PictureSize.LONGEST);
            Optional<Integer> y = entry.requiredInteger("y", 0, PictureSize.LONGEST);
            Optional<Integer> width = side(entry, "width");
            Optional<Integer> height = side(entry, "height");
            if (name.isEmpty()
                    || x.isEmpty()
                    || y.isEmpty()
                    || width.isEmpty()
                    || height.isEmpty()) {
                continue;
            }
            Region region = new Region(name.get(), x.get(), y.get(), width.get(), height.get());
            if (size.isPresent() && !region.fits(size.get().width(), size.get().height())) {
                entry.complain(
                        "region",
                        region.shown(),
                        "must lie within the camera's size, " + size.get());
            }
            regions.add(region);
        }
        return regions;
    }

    private static Optional<Integer> side(YamlEntry entry, String key) {
        return entry.requiredInteger(key, PictureSize.SHORTEST, PictureSize.LONGEST);
    }
}
