// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import static io.orric.chart.Quantities.plain;

import io.orric.chart.Markup;
import io.orric.frames.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Frames with what each site said about them. */
final class FrameGallery {

    /** Pictures up to this size are shown with their pixels, not blurred. */
    private static final int PIXELATED = 96;

    private final RunStory story;

    FrameGallery(RunStory story) {
        this.story = story;
    }

    void write(Markup out) {
        Map<String, List<SampleFrame>> byCondition = new LinkedHashMap<>();
        for (SampleFrame frame : story.frames()) {
            byCondition
                    .computeIfAbsent(
                            Objects.requireNonNullElse(frame.condition(), ""),
                            condition -> new ArrayList<>())
                    .add(frame);
        }
        byCondition.forEach(
                (condition, frames) -> {
                    if (!condition.isEmpty()) {
                        out.leaf("h3", condition);
                    }
                    out.open("ul", "class", "frames");
                    frames.forEach(frame -> card(out, frame));
                    out.close();
                });
    }

    private void card(Markup out, SampleFrame frame) {
        Prediction any = frame.any();
        String where = any.camera() + " " + any.offset() + ", slot " + any.slot();
        Thumbnail picture = frame.thumbnail();
        boolean small = Math.max(picture.width(), picture.height()) <= PIXELATED;
        out.open("li");
        out.empty(
                "img",
                "src",
                picture.dataUri(),
                "alt",
                "frame " + where,
                "title",
                where,
                "class",
                small ? "pixels" : null);
        out.open("p", "class", "truth");
        out.leaf("b", any.label() == null ? "unlabelled" : any.label());
        out.leaf("small", "slot " + any.slot()).close();
        frame.predictions().forEach(prediction -> verdict(out, prediction));
        out.close();
    }

    private void verdict(Markup out, Prediction prediction) {
        String judged =
                prediction.label() == null
                        ? "unknown"
                        : prediction.className().equals(prediction.label()) ? "right" : "wrong";
        String title =
                String.format(
                        "%s: %s at %d pixels, v%d%s",
                        prediction.site(),
                        prediction.className(),
                        prediction.resolution(),
                        prediction.modelVersion(),
                        judged.equals("unknown") ? "" : ", " + judged);
        out.open("p", "class", "verdict " + judged, "title", title);
        out.raw(Page.swatch(story.colourOf(prediction.site())));
        out.leaf("span", prediction.className(), "class", "class");
        out.leaf("small", plain(100 * prediction.confidence(), 0) + " %");
        if (!judged.equals("unknown")) {
            out.leaf(
                    "span",
                    judged.equals("right") ? "✓" : "✗",
                    "class",
                    "sign",
                    "role",
                    "img",
                    "aria-label",
                    judged);
        }
        out.close();
    }
}
