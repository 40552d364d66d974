// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.Serializable;
import org.apache.flink.core.fs.Path;

/**
 * Paths of a registry's files below its root, as {@link ModelRegistry} draws them. Names of sites
 * and of consumer groups are untrusted, so they are encoded before they become paths.
 */
record RegistryLayout(Path root) implements Serializable {

    Path base(String digest) {
        return new Path(root, ".base/" + digest + ".pt");
    }

    Path graph(String digest) {
        return new Path(root, ".base/" + digest + ".onnx");
    }

    Path lease(String group) {
        return new Path(root, ".groups/" + SafeNames.encode(group) + ".json");
    }

    Path site(String site) {
        return new Path(root, SafeNames.encode(site));
    }

    Path version(String site, long version) {
        return new Path(site(site), String.format("v%08d", version));
    }

    Path student(String site, long version) {
        return new Path(version(site, version), "student.pt");
    }

    Path manifest(String site, long version) {
        return new Path(version(site, version), "manifest.json");
    }

    Path retraining(String site) {
        return new Path(site(site), "retraining");
    }

    Path record(String site, long slotEnd) {
        return new Path(retraining(site), String.format("%020d.json", slotEnd));
    }
}
