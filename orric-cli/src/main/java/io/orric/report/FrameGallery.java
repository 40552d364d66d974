// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import static io.orric.chart.Element.element;
import static io.orric.chart.Quantities.plain;

import io.orric.chart.Element;
import io.orric.frames.Prediction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Frames with each site's prediction. */
final class FrameGallery {

    /** Pictures up to this size are shown with their pixels, not blurred. */
    private static final int PIXELATED = 96;

    private final RunStory story;

    FrameGallery(RunStory story) {
        this.story = story;
    }

    /** The frames by condition, each condition with its name as a heading. */
    Stream<Element> draw() {
        Map<String, List<SampleFrame>> byCondition =
                story.frames().stream()
                        .collect(
                                Collectors.groupingBy(
                                        frame -> Objects.requireNonNullElse(frame.condition(), ""),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return byCondition.entrySet().stream().flatMap(e -> draw(e.getKey(), e.getValue()));
    }

    private Stream<Element> draw(String condition, List<SampleFrame> frames) {
        Element list = element("ul.frames").add(frames.stream().map(this::card));
        return condition.isEmpty() ? Stream.of(list) : Stream.of(element("h3", condition), list);
    }

    private Element card(SampleFrame frame) {
        Prediction any = frame.any();
        String where = any.camera() + " " + any.offset() + ", slot " + any.slot();
        Thumbnail picture = frame.thumbnail();
        boolean small = Math.max(picture.width(), picture.height()) <= PIXELATED;
        Element image =
                element(small ? "img.pixels" : "img")
                        .attr("src", picture.dataUri())
                        .attr("alt", "frame " + where)
                        .attr("title", where);
        Element truth = element("b", any.label() == null ? "unlabelled" : any.label());
        return element("li")
                .add(image, element("p.truth").add(truth, element("small", "slot " + any.slot())))
                .add(frame.predictions().stream().map(this::verdict));
    }

    private Element verdict(Prediction prediction) {
        boolean labelled = prediction.label() != null;
        boolean correct = prediction.className().equals(prediction.label());
        String judged = !labelled ? "unknown" : correct ? "correct" : "wrong";
        String title =
                String.format(
                        "%s: %s at %d pixels, v%d%s",
                        prediction.site(),
                        prediction.className(),
                        prediction.resolution(),
                        prediction.modelVersion(),
                        labelled ? ", " + judged : "");
        Element verdict =
                element("p.verdict." + judged)
                        .attr("title", title)
                        .add(
                                Page.swatch(story.colourOf(prediction.site())),
                                element("span.class", prediction.className()),
                                element("small", plain(100 * prediction.confidence(), 0) + " %"));
        return !labelled
                ? verdict
                : verdict.add(
                        element("span.sign", correct ? "✓" : "✗")
                                .attr("role", "img")
                                .attr("aria-label", judged));
    }
}
