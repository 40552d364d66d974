// SPDX-License-Identifier: Apache-2.0
package io.orric.report;

import io.orric.frames.Prediction;
import java.util.List;

/**
 * A frame that the report shows.
 *
 * @param thumbnail its image, small
 * @param condition weather or light it was taken under; null if unknown
 * @param predictions one of each site, in the order of the sites, at least one
 */
public record SampleFrame(Thumbnail thumbnail, String condition, List<Prediction> predictions) {

    /** Any of the predictions, for camera, offset, slot and label, which are the same in all. */
    Prediction any() {
        return predictions.get(0);
    }
}
