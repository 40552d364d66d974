// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.job;

import io.orric.benchmarks.harness.BenchModels;
import io.orric.benchmarks.pictures.SmallPictures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;

/**
 * Models that cost next to nothing, in a temporary folder; {@code make_stub.py} among the resources
 * made them.
 *
 * @param models their files
 */
record StubModels(BenchModels models) implements AutoCloseable {

    static StubModels write() throws IOException {
        BenchModels models =
                new BenchModels(Files.createTempDirectory("orric-stub"), SmallPictures.SIDE);
        for (Path model : new Path[] {models.student(), models.teacher()}) {
            try (InputStream stub = StubModels.class.getResourceAsStream("stub.pt")) {
                Files.copy(stub, model);
            }
        }
        Files.writeString(models.classNames(), String.format("one%nother%n"));
        return new StubModels(models);
    }

    @Override
    public void close() throws IOException {
        FileUtils.deleteDirectory(models.folder().toFile());
    }
}
