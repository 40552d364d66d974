// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import io.orric.benchmarks.harness.BenchModels;
import io.orric.benchmarks.harness.Row;
import io.orric.benchmarks.job.JobRow;
import io.orric.benchmarks.job.SitesRow;
import io.orric.benchmarks.job.SwapRow;
import io.orric.benchmarks.kernels.AdaptRow;
import io.orric.benchmarks.kernels.BesideRow;
import io.orric.benchmarks.kernels.DecisionRow;
import io.orric.benchmarks.kernels.DecodeRow;
import io.orric.benchmarks.kernels.InferenceRow;
import io.orric.benchmarks.pictures.CameraPictures;
import io.orric.benchmarks.pictures.Pictures;
import io.orric.benchmarks.pictures.SmallPictures;
import io.orric.options.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All rows of the table, in its order. */
final class Catalogue {

    private static final int PICTURES = 48;

    private final List<Row> rows = new ArrayList<>();

    /** Rendered frames of a camera. */
    static final Pictures RENDERED = () -> CameraPictures.HD.render(PICTURES);

    /**
     * @param small models of the rows of 32 pixels
     * @param large models of the others
     * @param pictures frames of a camera
     */
    Catalogue(BenchModels small, BenchModels large, Pictures pictures) {
        rows.add(new DecodeRow("decode-720p", pictures, 64, 12));
        rows.add(
                new DecodeRow(
                        "decode-1080p-224", () -> CameraPictures.FULL_HD.render(PICTURES), 224, 5));
        for (BenchModels models : List.of(small, large)) {
            infer(models, 1, 8);
            infer(models, 16, 2);
            infer(models, 64, 2);
        }
        for (BenchModels models : List.of(small, large)) {
            teach(models, 1, 2);
            teach(models, 16, 1.4);
        }
        rows.add(new JobRow("job-720p", large, pictures, 0.9));
        rows.add(new JobRow("job-32px", small, () -> SmallPictures.png(SmallPictures.SIDE), 0.85));
        rows.add(new AdaptRow(large));
        rows.add(new SwapRow(large));
        rows.add(new BesideRow(large));
        rows.add(new SitesRow(100, 1.2));
        rows.add(new SitesRow(1000, 1.5));
        rows.add(new DecisionRow());
    }

    private void infer(BenchModels models, int batch, double aim) {
        String name = "infer-b" + batch + "-" + models.resolution() + "px";
        rows.add(new InferenceRow(name, models.student(), models.resolution(), batch, aim));
    }

    private void teach(BenchModels models, int batch, double aim) {
        String name = "teacher-b" + batch + "-" + models.resolution() + "px";
        rows.add(new InferenceRow(name, models.teacher(), models.resolution(), batch, aim));
    }

    /**
     * The rows of these names; a name without its last parts stands for all that begin with it, as
     * {@code infer-b1} does for {@code infer-b1-32px} and {@code infer-b1-64px}.
     *
     * @param wanted names; empty for all rows
     * @throws UsageException if there is no such row
     */
    List<Row> rows(List<String> wanted) {
        for (String name : wanted) {
            if (rows.stream().noneMatch(row -> isNamed(row, name))) {
                throw new UsageException("--rows", name, "must be one of " + names());
            }
        }
        return rows.stream()
                .filter(row -> wanted.isEmpty() || wanted.stream().anyMatch(w -> isNamed(row, w)))
                .toList();
    }

    private static boolean isNamed(Row row, String wanted) {
        String name = row.comparison().name();
        return name.equals(wanted) || name.startsWith(wanted + "-");
    }

    private String names() {
        return rows.stream().map(row -> row.comparison().name()).collect(Collectors.joining(", "));
    }
}
