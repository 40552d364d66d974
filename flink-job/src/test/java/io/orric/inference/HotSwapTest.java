// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orric.metrics.OperatorMetrics;
import io.orric.metrics.OrricMetric;
import io.orric.registry.RetrainingRecord;
import io.orric.testutils.RecordedMetrics;
import io.orric.testutils.TinySite;
import io.orric.testutils.Variants;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotSwapTest {

    private static final int MOST_SITES = 2;

    @TempDir private Path folder;

    private TinySite site;
    private ModelLoader loader;
    private HotSwap students;

    @BeforeEach
    void open() throws Exception {
        site = new TinySite(folder);
        loader =
                new ModelLoader(
                        ServedRole.STUDENT, site.registry(), site.models(), 1, damage -> {});
        students =
                new HotSwap(
                        loader,
                        false,
                        MOST_SITES,
                        OperatorMetrics.of(new RecordedMetrics(), OrricMetric.Operator.INFERENCE));
    }

    @AfterEach
    void nothingIsLeftInMemory() {
        assertThat(students.stop()).isTrue();
        students.closeAll();
        assertThat(loader.size()).isZero();
    }

    @Test
    void theStudentOfTheSiteThatWasIdleForTheLongestIsClosedAndComesBack() throws Exception {
        publish("north", variant(1));
        publish("south", variant(2));
        publish("east", variant(3));
        serve("north");
        serve("south");
        students.current("north");
        serve("east");
        assertThat(loader.size()).as("the base is there too").isEqualTo(MOST_SITES + 1);
        assertThat(students.isPrepared("south", 1000)).isFalse();
        assertThat(students.isPrepared("north", 1000)).isTrue();
        assertThat(students.isPrepared("east", 1000)).isTrue();
        assertThat(serve("south").version()).isEqualTo(1);
        assertThat(students.isPrepared("north", 1000)).isFalse();
        assertThat(loader.size()).isEqualTo(MOST_SITES + 1);
    }

    @Test
    void sitesWithTheSameStudentHaveItOnceInMemory() throws Exception {
        Path same = variant(1);
        publish("north", same);
        publish("south", same);
        publish("south", same);
        ServedModel north = serve("north");
        ServedModel south = serve("south");
        assertThat(north.version()).isEqualTo(1);
        assertThat(south.version()).isEqualTo(2);
        assertThat(south.model()).isSameAs(north.model());
        assertThat(loader.size()).as("the base is there too").isEqualTo(2);
        // North's is given back, south's goes on.
        serve("east");
        assertThat(loader.size()).isEqualTo(2);
        south.model().warm(site.models().trainingResolution(), site.models().classes());
    }

    @Test
    void aVersionThatIsTheBaseIsNotLoadedBesideIt() throws Exception {
        publish("north", site.files().student());
        ServedModel base = serve("south");
        ServedModel north = serve("north");
        assertThat(north.version()).isEqualTo(1);
        assertThat(north.model()).isSameAs(base.model());
        assertThat(loader.size()).isEqualTo(1);
    }

    @Test
    void aStudentThatIsRolledBackToServesAsANewVersionAndIsLoadedOnce() throws Exception {
        publish("north", variant(1));
        publish("north", variant(2));
        assertThat(serve("north").version()).isEqualTo(2);
        site.registry().site("north", Optional.empty()).pin(1);
        students.pollEvery(Duration.ofMillis(10));
        await().pollInSameThread().until(() -> students.current("north").version() == 3);
        publish("south", variant(1));
        assertThat(serve("south").model()).isSameAs(students.current("north").model());
    }

    private ServedModel serve(String name) {
        students.prepare(name, 1000).join();
        assertThat(students.isPrepared(name, 1000)).isTrue();
        return students.current(name);
    }

    private void publish(String name, Path student) throws IOException {
        RetrainingRecord record =
                new RetrainingRecord(1, 1000, RetrainingRecord.Outcome.PUBLISHED, 0, 1, 1, 1, "");
        site.registry().publish(name, 0, record, student);
    }

    private Path variant(int number) throws IOException {
        return Variants.of(site.files().student(), number, folder);
    }
}
