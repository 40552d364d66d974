// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.orric.local.ChildJvm;
import io.orric.testutils.FlinkCluster;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.Project;
import io.orric.testutils.S3Store;
import io.orric.testutils.S3Store.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job with its registry on an S3-compatible store, by Flink's own file system for it. */
@Tag("chaos")
class S3RegistryITCase {

    @RegisterExtension static final KafkaBroker KAFKA = new KafkaBroker("s3-kafka");

    private static final FlinkCluster FLINK = new FlinkCluster("s3-flink", 1, 3);
    private static final S3Store STORE = new S3Store("s3-store");

    private static final int FRAMES_PER_SECOND = 40;

    /** Looks after which each site's own folder was looked into once. */
    private static final int ROUND = 64;

    /** Samples of a site that a savepoint may have, one that waits and one in training. */
    private static final int RESTORED = 2;

    private static final Pattern OF_VERSION =
            Pattern.compile("[^/.]+/([^/.]+)/v\\d+/(student\\.pt|manifest\\.json)");

    @TempDir private Path folder;

    @BeforeAll
    static void start() {
        STORE.create();
        STORE.join(FLINK);
        FLINK.create();
    }

    @AfterAll
    static void stop() {
        FLINK.close();
        STORE.close();
    }

    @Test
    void nothingIsLostWhenAProcessDiesAndTheJobIsRescaled() throws Exception {
        try (VideoJob job = job("life", 3);
                FrameLedger ledger = job.ledger()) {
            long recovery;
            try (Cameras cameras = new Cameras(ledger, 3, FRAMES_PER_SECOND)) {
                job.submit();
                ledger.awaitNewerStudent();
                long killed = System.currentTimeMillis();
                FLINK.killTaskManager(job.taskManager());
                FLINK.addTaskManager();
                ledger.awaitPredictionOfAFrameAfter(killed);
                recovery = System.currentTimeMillis() - killed;
                ledger.awaitNewerStudent();
                for (String parallelism : List.of("3", "1")) {
                    String savepoint = job.stop();
                    Map<String, Long> before = newest("life");
                    long now = System.currentTimeMillis();
                    job.with("parallelism.default", parallelism).submit(savepoint);
                    ledger.awaitPredictionOfAFrameAfter(now);
                    awaitNewerStudents("life", before);
                }
            }
            Evidence.requireExactlyOnce(
                    "registry on S3: TaskManager killed, rescaled 1 to 3 to 1", ledger, recovery);
        }
        requireOneStudentForEachNumber("life");
        requireOneVersionForEachSlot("life");
        assertThat(listed("life"))
                .hasSize(3)
                .allSatisfy(site -> assertThat(site.get("serves").asLong()).isPositive());
    }

    /** Requests of a look for newer students do not grow with the sites. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void sitesWithoutNewStudentsTakeOneRequestAllTogether(int sites) {
        String name = "idle-" + sites;
        try (VideoJob job = job(name, sites);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            try (Cameras cameras = new Cameras(ledger, sites, 4 * sites)) {
                await().atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> published(name) == sites);
            }
            Evidence.requireExactlyOnce("registry on S3, " + sites + " sites", ledger);
            List<Request> quiet = quietRound(name);
            long looks = quiet.stream().filter(each -> isLook(name, each)).count();
            long ofStudents = quiet.stream().filter(each -> isStudentLook(name, each)).count();
            Map<String, Long> others =
                    quiet.stream()
                            .filter(each -> !isLook(name, each) && !isLease(name, each))
                            .collect(counted(Request::key));
            note(name, "looks for students", ofStudents);
            note(name, "looks for teachers", looks - ofStudents);
            note(name, "other requests in them", quiet.size() - looks - leases(name, quiet));
            assertThat(others.size())
                    .as("students' and teachers' folders")
                    .isLessThanOrEqualTo(2 * sites);
        }
    }

    @Test
    void aRetrainingTakesFewRequests() {
        try (VideoJob job = job("steady", 1);
                FrameLedger ledger = job.ledger()) {
            job.submit();
            List<Request> all;
            long records;
            try (Cameras cameras = new Cameras(ledger, 1, FRAMES_PER_SECOND)) {
                ledger.awaitPredictionsBy(12);
                int begun = STORE.requests().size();
                ledger.awaitPredictionsBy(ledger.newestVersion() + 20);
                List<Request> until = STORE.requests();
                all = until.subList(begun, until.size());
            }
            Evidence.requireExactlyOnce("registry on S3, steady", ledger);
            records = puts(all, Pattern.compile("steady/[^/.]+/retraining/\\d+\\.json"));
            note("steady", "retrainings", records);
            Map<String, Long> verbs =
                    all.stream()
                            .filter(each -> !isLook("steady", each) && !isLease("steady", each))
                            .collect(counted(Request::verb));
            verbs.forEach((verb, count) -> note("steady", verb + " a retraining", count, records));
            long leases = leases("steady", all);
            note("steady", "requests of the lease", leases);
            assertThat(records).isPositive();
        }
    }

    /** A job whose cameras have so many sites, one each. */
    private static VideoJob job(String name, int sites) {
        VideoJob job = new VideoJob(name, KAFKA, FLINK, 3);
        String cameras =
                IntStream.range(0, sites)
                        .mapToObj(i -> "camera-" + i + ":site-" + i)
                        .collect(Collectors.joining(","));
        return job.with("orric.sites.cameras", cameras)
                .with("orric.registry.path", STORE.uri(name))
                .with("orric.capacity", "constant:200000000")
                .with("orric.retraining.batch-norm.frames", "16");
    }

    /** All requests since the store was started tell of versions that were pruned too. */
    private static void requireOneStudentForEachNumber(String registry) {
        Map<String, Long> written =
                STORE.requests().stream()
                        .filter(each -> each.verb().equals("PUT"))
                        .filter(each -> each.key().startsWith(registry + "/"))
                        .filter(each -> OF_VERSION.matcher(each.key()).matches())
                        .collect(counted(Request::key));
        assertThat(written).isNotEmpty().allSatisfy((key, times) -> assertThat(times).isOne());
        long manifests = written.keySet().stream().filter(key -> key.endsWith(".json")).count();
        Evidence.note("registry on S3: objects of versions, manifests", written.size(), manifests);
    }

    /** No slot of a site has two versions, and each version's slot has its record. */
    private static void requireOneVersionForEachSlot(String registry) {
        Map<String, String> versions = new TreeMap<>();
        for (String key : STORE.keys(registry + "/site-")) {
            if (key.endsWith("/manifest.json") && !isAnnulled(key)) {
                JsonNode manifest = Json.read(STORE.read(key));
                String site = key.split("/")[1];
                String slot = site + " " + manifest.get("slotEnd").asLong();
                assertThat(versions.put(slot, key)).as(slot).isNull();
                JsonNode record =
                        Json.read(
                                STORE.read(
                                        "%s/%s/retraining/%020d.json"
                                                .formatted(
                                                        registry,
                                                        site,
                                                        manifest.get("slotEnd").asLong())));
                assertThat(record.get("version")).isEqualTo(manifest.get("version"));
            }
        }
        assertThat(versions).isNotEmpty();
    }

    private static boolean isAnnulled(String manifest) {
        String annulled = manifest.replace("manifest.json", "annulled");
        return STORE.keys(annulled).contains(annulled);
    }

    /** Waits until the restored samples are trained on and each site has newer students. */
    private static void awaitNewerStudents(String registry, Map<String, Long> before) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            Map<String, Long> now = newest(registry);
                            return before.entrySet().stream()
                                    .allMatch(
                                            each ->
                                                    now.get(each.getKey())
                                                            > each.getValue() + RESTORED);
                        });
    }

    /** The newest version of each site. */
    private static Map<String, Long> newest(String registry) {
        Map<String, Long> newest = new TreeMap<>();
        for (String key : STORE.keys(registry + "/.newest/")) {
            int dot = key.lastIndexOf('.');
            String site = key.substring(key.lastIndexOf('/') + 1, dot);
            newest.merge(site, Long.parseLong(key.substring(dot + 1)), Math::max);
        }
        return newest;
    }

    /** Number of sites that have a version. */
    private static long published(String registry) {
        return STORE.keys(registry + "/.newest/").size();
    }

    /** The requests of a round of looks in which nothing was written but the lease. */
    private static List<Request> quietRound(String registry) {
        List<Request> round = new ArrayList<>();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            List<Request> all = STORE.requests();
                            int from = all.size();
                            long looks = 0;
                            while (from > 0 && looks < ROUND) {
                                from--;
                                looks += isStudentLook(registry, all.get(from)) ? 1 : 0;
                            }
                            round.clear();
                            round.addAll(all.subList(from, all.size()));
                            return looks == ROUND
                                    && round.stream()
                                            .filter(each -> !isLease(registry, each))
                                            .allMatch(each -> each.verb().equals("LIST"));
                        });
        return round;
    }

    private static boolean isLook(String registry, Request request) {
        return request.verb().equals("LIST")
                && request.key().matches(registry + "/(\\.teachers/)?\\.newest/");
    }

    private static boolean isStudentLook(String registry, Request request) {
        return isLook(registry, request) && !request.key().contains("/.teachers/");
    }

    private static boolean isLease(String registry, Request request) {
        return request.key().startsWith(registry + "/.groups/");
    }

    private static long leases(String registry, List<Request> requests) {
        return requests.stream().filter(each -> isLease(registry, each)).count();
    }

    private static long puts(List<Request> requests, Pattern keys) {
        return requests.stream()
                .filter(each -> each.verb().equals("PUT"))
                .filter(each -> keys.matcher(each.key()).matches())
                .count();
    }

    private static Collector<Request, ?, Map<String, Long>> counted(Function<Request, String> by) {
        return Collectors.groupingBy(by, TreeMap::new, Collectors.counting());
    }

    private static void note(String registry, String figure, long value) {
        Evidence.figure("registry on S3, " + registry, figure, value);
    }

    private static void note(String registry, String figure, long value, long divisor) {
        Evidence.figure("registry on S3, " + registry, figure, (double) value / divisor);
    }

    /** The sites that {@code orric models list} prints. */
    private List<JsonNode> listed(String registry) {
        List<String> arguments = new ArrayList<>(List.of("models", "list", "--json"));
        arguments.addAll(List.of("--registry", STORE.uri(registry)));
        arguments.addAll(List.of("--conf", "" + Project.root().resolve("conf/orric.yaml")));
        STORE.options().forEach((key, value) -> arguments.addAll(List.of("-D", key + "=" + value)));
        try (ChildJvm models =
                Project.orric("models")
                        .environment(STORE.environment())
                        .arguments(arguments)
                        .startIn(folder)) {
            assertThat(models.await()).as(models.tail()).isZero();
            return models.tail()
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .map(line -> Json.read(line.getBytes(UTF_8)))
                    .toList();
        }
    }
}
