// SPDX-License-Identifier: Apache-2.0
package io.orric.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.testutils.Tensors;
import io.orric.testutils.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptClassifiersTest {

    @TempDir private Path folder;

    private final KeptClassifiers classifiers = new KeptClassifiers();
    private Path base;

    @BeforeEach
    void copyStudent() {
        base = TinyModels.copyTo(folder).student();
    }

    @AfterEach
    void closeClassifiers() {
        classifiers.close();
    }

    @Test
    void aFileOfTheSameContentFindsTheClassifierWhereverItLies() throws Exception {
        TrainableClassifier first = adapted(base, 1);
        classifiers.save(first, folder.resolve("first.pt"));
        Path copy = Files.copy(folder.resolve("first.pt"), folder.resolve("copy.pt"));
        assertThat(classifiers.open(copy)).isSameAs(first);
        first.close();
    }

    @Test
    void anotherFileIsLoadedAndHasNothingOfWhatIsKept() throws Exception {
        TrainableClassifier first = adapted(base, 1);
        classifiers.save(first, folder.resolve("first.pt"));
        TrainableClassifier again = classifiers.open(base);
        assertThat(again).isNotSameAs(first);
        again.save(folder.resolve("again.pt"));
        assertThat(Tensors.changed(base, folder.resolve("again.pt"))).isZero();
        again.close();
    }

    @Test
    void whatIsKeptGoesOnAsIfItWereLoaded() throws Exception {
        Path kept = base;
        Path loaded = base;
        for (int i = 0; i < 4; i++) {
            TrainableClassifier classifier = adapted(kept, i);
            kept = folder.resolve("kept-" + i + ".pt");
            classifiers.save(classifier, kept);
            try (TrainableClassifier fresh = TrainableClassifier.load(loaded, n -> 0, 0, 0)) {
                fresh.adaptStatistics(pictures(i));
                loaded = folder.resolve("loaded-" + i + ".pt");
                fresh.save(loaded);
            }
            assertThat(Tensors.changed(loaded, kept)).isZero();
        }
        assertThat(classifiers.size()).isEqualTo(1);
    }

    @Test
    void theOldestAreClosedWhenTheyBecomeMany() throws Exception {
        TrainableClassifier first = null;
        for (int i = 0; i < 40; i++) {
            TrainableClassifier classifier = adapted(base, i);
            classifiers.save(classifier, folder.resolve(i + ".pt"));
            first = first == null ? classifier : first;
        }
        assertThat(classifiers.size()).isBetween(2, 20);
        TrainableClassifier oldest = first;
        assertThatThrownBy(() -> oldest.logits(pictures(0)))
                .isInstanceOf(IllegalStateException.class);
        TrainableClassifier newest = classifiers.open(folder.resolve("39.pt"));
        assertThat(newest.logits(pictures(0))).hasNumberOfRows(8);
        newest.close();
    }

    @Test
    void closesWhatIsKeptAndKeepsAnewAfterThat() throws Exception {
        TrainableClassifier first = adapted(base, 1);
        classifiers.save(first, folder.resolve("first.pt"));
        classifiers.close();
        assertThatThrownBy(() -> first.logits(pictures(0)))
                .isInstanceOf(IllegalStateException.class);
        TrainableClassifier again = classifiers.open(folder.resolve("first.pt"));
        assertThat(again).isNotSameAs(first);
        classifiers.save(again, folder.resolve("again.pt"));
        assertThat(classifiers.size()).isEqualTo(1);
    }

    @Test
    void whatIsGivenBackIsFoundAgain() throws Exception {
        TrainableClassifier first = classifiers.open(base);
        classifiers.giveBack(first, base);
        assertThat(classifiers.open(base)).isSameAs(first);
        first.close();
    }

    @Test
    void aFailedWriteKeepsNothing() throws Exception {
        try (TrainableClassifier classifier = adapted(base, 1)) {
            assertThatThrownBy(
                            () -> classifiers.save(classifier, folder.resolve("missing/first.pt")))
                    .isInstanceOf(IOException.class);
            assertThat(classifiers.size()).isZero();
        }
    }

    private TrainableClassifier adapted(Path file, int seed) throws IOException {
        TrainableClassifier classifier = classifiers.open(file);
        classifier.adaptStatistics(pictures(seed));
        return classifier;
    }

    private static PixelBatch pictures(int seed) {
        short[] values = new short[8 * ModelInput.length(TinyModels.RESOLUTION)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (PixelBatch.UNIT * (i * 37 % (101 + seed)));
        }
        return new PixelBatch(8, TinyModels.RESOLUTION, values, TinyModels.INPUT);
    }
}
