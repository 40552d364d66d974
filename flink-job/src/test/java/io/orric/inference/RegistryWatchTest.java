// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.registry.ModelRegistry;
import io.orric.registry.RetrainingRecord;
import io.orric.testutils.CountedFiles;
import io.orric.testutils.TinySite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryWatchTest {

    /** Looks after which each site's own folder was looked into once. */
    private static final int ROUND = 64;

    @TempDir private Path folder;

    private ModelRegistry registry;
    private ModelLoader loader;
    private RegistryWatch watch;
    private final Map<String, Long> loaded = new TreeMap<>();
    private final List<String> refreshed = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        registry = new ModelRegistry(CountedFiles.uri(folder.resolve("registry")), 10);
        loader =
                new ModelLoader(
                        ServedRole.STUDENT,
                        registry,
                        new TinySite(folder).models(),
                        1,
                        damage -> {});
        watch = new RegistryWatch(loader, failures::add);
    }

    @AfterEach
    void comeBack() {
        CountedFiles.setAway(false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void sitesWithoutNewVersionsTakeOneRequestAllTogether(int sites) throws Exception {
        for (int site = 0; site < sites; site++) {
            publish("site-" + site);
            loaded.put("site-" + site, 1L);
        }
        CountedFiles.forget();
        for (int look = 0; look < ROUND; look++) {
            watch.look(loaded, site -> loader.loadNewer(site, loaded.get(site)));
        }
        List<String> requests = CountedFiles.requests();
        assertThat(requests).filteredOn(each -> each.endsWith("/.newest")).hasSize(ROUND);
        assertThat(requests)
                .as("each site's folder is listed once, and nothing is opened")
                .hasSize(ROUND + sites)
                .allMatch(each -> each.startsWith("list "));
        assertThat(failures).isEmpty();
    }

    @Test
    void nothingIsAskedWhereNoSiteIsServed() {
        CountedFiles.forget();
        watch.look(loaded, refreshed::add);
        assertThat(CountedFiles.requests()).isEmpty();
    }

    @Test
    void aSiteWithANewVersionIsRefreshedOnceThoughItMayBeDamaged() throws Exception {
        loaded.put("north", 0L);
        loaded.put("south", 0L);
        publish("south");
        for (int look = 0; look < 10; look++) {
            watch.look(loaded, refreshed::add);
        }
        assertThat(refreshed).containsOnlyOnce("south");
        publish("south");
        watch.look(loaded, refreshed::add);
        assertThat(refreshed.stream().filter("south"::equals)).hasSize(2);
    }

    @Test
    void aVersionWithoutAMarkIsFoundWithinARound() throws Exception {
        loaded.put("north", 0L);
        publish("north");
        Files.delete(folder.resolve("registry/.newest/north.1"));
        for (int look = 0; look < ROUND; look++) {
            watch.look(loaded, refreshed::add);
        }
        assertThat(refreshed).containsExactly("north");
    }

    @Test
    void aRegistryThatIsAwayIsAskedLessAndLess() throws Exception {
        publish("north");
        loaded.put("north", 0L);
        CountedFiles.setAway(true);
        CountedFiles.forget();
        for (int look = 0; look < ROUND; look++) {
            watch.look(loaded, refreshed::add);
        }
        assertThat(CountedFiles.requests()).as("looks 1, 3, 7, 15, 31 and 63").hasSize(6);
        assertThat(failures).hasSize(6);
        assertThat(refreshed).isEmpty();
        CountedFiles.setAway(false);
        for (int look = 0; look < ROUND; look++) {
            watch.look(loaded, refreshed::add);
        }
        assertThat(refreshed).contains("north");
        assertThat(failures).hasSize(6);
    }

    private void publish(String site) throws Exception {
        RetrainingRecord record =
                new RetrainingRecord(1, 1000, RetrainingRecord.Outcome.PUBLISHED, 0, 1, 1, 1, "");
        registry.publish(site, 0, record, Files.writeString(folder.resolve("published.pt"), site));
    }
}
