// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.chart.Band;
import io.orric.frames.Prediction;
import io.orric.frames.SlotDecision;
import io.orric.playback.SiteRun;
import io.orric.playback.SiteSummary;
import io.orric.playback.SlotResult;
import io.orric.playback.Tally;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.RetrainingRecord.Outcome;
import io.orric.testutils.TinyModels;
import io.orric.vision.ImageLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class PageTest {

    private static final int SLOTS = 15;
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final String HOSTILE = "</style><script>alert(1)</script>\"'&";

    @Test
    void isWellFormedAndLoadsNothing() throws Exception {
        String page = Page.of(story("orric", "inference-only", List.of()));
        Document document = parse(page);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("link").getLength()).isZero();
        assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(9);
        String withoutNamespaces =
                page.replace("http://www.w3.org/1999/xhtml", "")
                        .replace("http://www.w3.org/2000/svg", "");
        assertThat(withoutNamespaces).doesNotContain("://").doesNotContain("url(");
    }

    @Test
    void namesFromOutsideStayText() throws Exception {
        String page = Page.of(story(HOSTILE, "b<b>", List.of(new Band(3, 5, HOSTILE))));
        assertThat(parse(page).getElementsByTagName("script").getLength()).isZero();
        assertThat(page).doesNotContain("<script").doesNotContain("<b>alert");
    }

    @Test
    void tellsOfEverySiteAndEverySlot() throws Exception {
        Document page = parse(Page.of(story("orric", "inference-only", List.of())));
        var rows = page.getElementsByTagName("tr");
        List<String> told = new ArrayList<>();
        for (int i = 0; i < rows.getLength(); i++) {
            told.add(rows.item(i).getTextContent().strip());
        }
        for (int slot = 1; slot <= SLOTS; slot++) {
            String beginning = slot + "orric100";
            assertThat(told).anyMatch(row -> row.startsWith(beginning));
            String other = slot + "inference-only100";
            assertThat(told).anyMatch(row -> row.startsWith(other));
        }
    }

    @Test
    void theHeadlineComparesTheFirstSiteWithTheOther() throws Exception {
        Document page = parse(Page.of(story("orric", "inference-only", List.of())));
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo(
                        "orric classified 80.0 % of 1,500 frames correctly, 10 points more than inference-only.");
        assertThat(page.getDocumentElement().getTextContent()).contains("this one is beyond that");
    }

    @Test
    void aRunWithoutLabelsHasNoAccuracy() throws Exception {
        RunStory story =
                new RunStory("street", List.of(site("orric", -1)), List.of(), List.of(), List.of());
        Document page = parse(Page.of(story));
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
                .startsWith("orric looked at 1,500 frames in 15 slots");
        assertThat(page.getDocumentElement().getTextContent()).doesNotContain("NaN");
    }

    @Test
    void driftIsShadedAndHasFiguresOfItsOwn() throws Exception {
        String page = Page.of(story("orric", "still", List.of(new Band(4, 9, "dusk"))));
        assertThat(page).contains("dusk, slots 4 to 9").contains("<td>4–9</td>");
        parse(page);
    }

    @Test
    void framesAreSpreadOverConditionsAndGroupedByThem() throws Exception {
        List<SampleFrame> frames =
                new FrameAlbum(new TinyFootage(), new ImageLimits(100_000, 100_000))
                        .choose(predictions(60, "still", "orric"), List.of("orric", "still"));
        assertThat(frames).hasSize(24);
        assertThat(frames).filteredOn(f -> f.condition().equals("dusk")).hasSize(12);
        assertThat(frames)
                .allSatisfy(
                        f ->
                                assertThat(f.predictions())
                                        .extracting(Prediction::site)
                                        .containsExactly("orric", "still"));
        RunStory story =
                new RunStory(
                        "tiny",
                        List.of(site("orric", 80), site("still", 70)),
                        List.of(),
                        frames,
                        List.of());
        Document page = parse(Page.of(story));
        assertThat(page.getElementsByTagName("img").getLength()).isEqualTo(24);
        assertThat(page.getElementsByTagName("h3").getLength()).isEqualTo(2);
    }

    private static RunStory story(String first, String second, List<Band> drift) {
        return new RunStory(
                HOSTILE,
                List.of(site(first, 80), site(second, 70)),
                drift,
                List.of(),
                List.of(new Setting("orric.policies", HOSTILE)));
    }

    /** A site that gets that many of a hundred frames right; -1 if nobody knows. */
    private static SiteRun site(String name, int correct) {
        List<SlotResult> slots = new ArrayList<>();
        List<RetrainingRecord> retrainings = new ArrayList<>();
        for (int t = 1; t <= SLOTS; t++) {
            boolean overloaded = t == 7;
            SlotDecision decision =
                    new SlotDecision(
                            name,
                            name,
                            t,
                            t,
                            t + 1L,
                            100,
                            1e9,
                            5e8,
                            0.2,
                            20,
                            24,
                            0,
                            1,
                            1,
                            overloaded,
                            "other",
                            100,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            null,
                            null,
                            null,
                            20.0,
                            50.0,
                            60.0);
            long labelled = correct < 0 ? 0 : 100;
            Tally tally = new Tally(name, t, 0, 100, 0, 0, labelled, Math.max(0, correct), t / 4);
            slots.add(new SlotResult(decision, tally));
            retrainings.add(
                    new RetrainingRecord(t, t + 1L, OUTCOMES.get(t % 4), t / 4, 16, 0.8, 0.85, ""));
        }
        SiteSummary summary =
                new SiteSummary(
                        name,
                        name,
                        SLOTS,
                        1,
                        100L * SLOTS,
                        100L * SLOTS,
                        0,
                        0,
                        correct < 0 ? null : correct / 100.0,
                        0.8,
                        3,
                        3,
                        24,
                        0.2,
                        0,
                        5e8 * SLOTS,
                        1e9 * SLOTS,
                        700.0 * SLOTS,
                        20.0,
                        50.0,
                        60.0,
                        null,
                        null);
        return new SiteRun(summary, slots, retrainings);
    }

    private static List<Prediction> predictions(int frames, String... sites) {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            for (String site : sites) {
                predictions.add(
                        new Prediction(
                                site, "gate", i, "tiny", 0, i, 1, false, 24, 0, false, false, null,
                                "red", 0.9, "blue"));
            }
        }
        return predictions;
    }

    private static Document parse(String page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    private static final class TinyFootage implements FrameLookup {

        @Override
        public Optional<byte[]> image(String camera, long offset) throws IOException {
            return Optional.of(TinyModels.frames(1, offset).get(0).image());
        }

        @Override
        public Optional<String> condition(String camera, long offset) {
            return Optional.of(offset < 40 ? "day" : "dusk");
        }

        @Override
        public List<Band> drift() {
            return List.of();
        }
    }
}
