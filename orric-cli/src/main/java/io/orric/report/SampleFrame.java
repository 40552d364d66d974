// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import io.orric.frames.Prediction;
import java.util.List;

/**
 * A frame that the report shows.
 *
 * @param thumbnail its picture
 * @param condition under which it was taken; null if unknown
 * @param predictions what each site said, in the order of the sites, at least one
 */
public record SampleFrame(Thumbnail thumbnail, String condition, List<Prediction> predictions) {

    /** What the sites agree on: camera, offset, slot and label. */
    Prediction any() {
        return predictions.get(0);
    }
}
