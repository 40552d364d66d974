// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks.live;

import io.orric.local.Checkout;
import java.nio.file.Path;
import java.util.Map;

/** The models of the project that job and loop run. */
final class RoadsideModels {

    private RoadsideModels() {}

    static Path student(Checkout checkout) {
        return folder(checkout).resolve("student.pt");
    }

    static Path profile(Checkout checkout) {
        return folder(checkout).resolve("profile.yaml");
    }

    static Path classes(Checkout checkout) {
        return folder(checkout).resolve("classes.txt");
    }

    /** The job's options that name them. */
    static Map<String, String> options(Checkout checkout) {
        return Map.of(
                "orric.profile", profile(checkout).toString(),
                "orric.models.student", student(checkout).toString(),
                "orric.models.teacher", folder(checkout).resolve("teacher.pt").toString());
    }

    private static Path folder(Checkout checkout) {
        return checkout.root().resolve("models/roadside");
    }
}
