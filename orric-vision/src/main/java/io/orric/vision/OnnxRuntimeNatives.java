// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import ai.djl.util.Utils;
import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Native libraries of ONNX Runtime, unpacked once into DJL's cache for all processes. Left to
 * itself, ONNX Runtime unpacks them into a temporary folder in each process, which stays behind, 24
 * MB, when the process is killed.
 */
final class OnnxRuntimeNatives {

    private static final String FOLDER_PROPERTY = "onnxruntime.native.path";
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    /**
     * Has ONNX Runtime load the unpacked libraries, unless the user has named others. Comes before
     * its first use. On platforms that are not known here, it unpacks them by itself.
     *
     * @throws IOException if they cannot be unpacked
     */
    static void use() throws IOException {
        if (System.getProperty(FOLDER_PROPERTY) != null) {
            return;
        }
        String resources = "/ai/onnxruntime/native/" + platform() + "/";
        if (OrtEnvironment.class.getResource(resources + file(LIBRARIES.get(0))) == null) {
            return;
        }
        CRC32 checksum = new CRC32();
        for (String library : LIBRARIES) {
            checksum.update(read(resources + file(library)));
        }
        Path folder =
                Utils.getEngineCacheDir("onnxruntime")
                        .resolve(Long.toHexString(checksum.getValue()));
        for (String library : LIBRARIES) {
            unpack(resources + file(library), folder.resolve(file(library)));
        }
        System.setProperty(FOLDER_PROPERTY, folder.toString());
    }

    /** As ONNX Runtime calls its folders. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
        return (system.startsWith("mac") ? "osx-" : "linux-") + machine;
    }

    private static String file(String library) {
        return System.mapLibraryName(library);
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = OrtEnvironment.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        }
    }

    /** Other processes may do the same at the same time, and see the whole file or none. */
    private static void unpack(String resource, Path target) throws IOException {
        byte[] bytes = read(resource);
        if (Files.exists(target) && Files.size(target) == bytes.length) {
            return;
        }
        Files.createDirectories(target.getParent());
        Path partial = Files.createTempFile(target.getParent(), "partial", null);
        Files.write(partial, bytes);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private OnnxRuntimeNatives() {}
}
