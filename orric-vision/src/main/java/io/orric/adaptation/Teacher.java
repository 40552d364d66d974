// SPDX-License-Identifier: Apache-2.0
package io.orric.adaptation;

import io.orric.vision.PixelBatch;
import java.io.IOException;

/** Labels frames. Asked only where labels are wanted, so its model may be opened when it is. */
@FunctionalInterface
public interface Teacher {

    /**
     * Class probabilities of every picture, of shape (size, classes).
     *
     * @param pictures as the teacher takes them
     * @throws IOException if the model fails
     */
    float[][] label(PixelBatch pictures) throws IOException;
}
