// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import io.orric.vision.ImageClassifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Models in memory by the digests of their files. The same file is loaded once, whatever site or
 * version it is of, and its model is closed when the last one who has it gives it back. Safe for
 * any thread.
 */
final class SharedModels {

    private final Map<String, Shared> models = new HashMap<>();

    /** A model and the number of those who have it. */
    private static final class Shared {

        private final ImageClassifier model;
        private int users = 1;

        Shared(ImageClassifier model) {
            this.model = model;
        }
    }

    /** The model of a file, which the caller gives back; empty if it is not in memory. */
    synchronized Optional<ImageClassifier> take(String digest) {
        Shared shared = models.get(digest);
        if (shared == null) {
            return Optional.empty();
        }
        shared.users++;
        return Optional.of(shared.model);
    }

    /**
     * Adds the model of a file.
     *
     * @return the model, which the caller gives back; that of another thread, if it was faster
     */
    synchronized ImageClassifier add(String digest, ImageClassifier model) {
        Optional<ImageClassifier> known = take(digest);
        if (known.isPresent()) {
            model.close();
            return known.get();
        }
        models.put(digest, new Shared(model));
        return model;
    }

    /** Gives a model back, and closes it if nobody else has it. */
    synchronized void giveBack(ImageClassifier model) {
        models.values()
                .removeIf(
                        shared -> {
                            if (shared.model != model || --shared.users > 0) {
                                return false;
                            }
                            model.close();
                            return true;
                        });
    }

    /** Number of models in memory. */
    synchronized int size() {
        return models.size();
    }
}
