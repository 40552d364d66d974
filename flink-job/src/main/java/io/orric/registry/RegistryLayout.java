// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import java.io.Serializable;
import org.apache.flink.core.fs.Path;

/**
 * Paths of a registry's files below its root, as {@link ModelRegistry} draws them. Names of sites
 * and of consumer groups are untrusted, so they are encoded before they become paths.
 *
 * @param root folder of the registry
 * @param sites folder with the folders of the sites
 * @param model name of a model's file in the folder of its version
 */
record RegistryLayout(Path root, Path sites, String model) implements Serializable {

    /** Name of a version's manifest in its folder. */
    static final String MANIFEST = "manifest.json";

    /** Name of an empty file in a site's folder which says that retraining publishes nothing. */
    static final String PIN = "pinned";

    /** Name of the empty file in a version's folder which says that it is never published. */
    static final String ANNULLED = "annulled";

    /** Layout of the part that has the students. */
    static RegistryLayout students(Path root) {
        return new RegistryLayout(root, root, "student.pt");
    }

    /** Layout of the part that has the teachers; what is not a site's is where it was. */
    RegistryLayout teachers() {
        return new RegistryLayout(root, new Path(root, ".teachers"), "teacher.pt");
    }

    /**
     * Place of a file that a job is submitted with.
     *
     * @param extension of the file's name, with its dot
     */
    Path base(String digest, String extension) {
        return new Path(root, ".base/" + digest + extension);
    }

    Path lease(String group) {
        return new Path(root, ".groups/" + SafeNames.encode(group) + ".json");
    }

    Path site(String site) {
        return new Path(sites, SafeNames.encode(site));
    }

    Path version(String site, long version) {
        return new Path(site(site), String.format("v%08d", version));
    }

    Path model(String site, long version) {
        return new Path(version(site, version), model);
    }

    Path manifest(String site, long version) {
        return new Path(version(site, version), MANIFEST);
    }

    /** Empty file beside a claim, which says that the version will never be published. */
    Path annulled(String site, long version) {
        return new Path(version(site, version), ANNULLED);
    }

    /** Empty file of a term of the site's writer. */
    Path term(String site, WriterTerm term) {
        return new Path(site(site), term.file());
    }

    Path pin(String site) {
        return new Path(site(site), PIN);
    }

    Path remembered(String site) {
        return new Path(site(site), "remembered.json");
    }

    /** Folder with a file for each site, whose name has the site's newest version. */
    Path newest() {
        return new Path(sites, ".newest");
    }

    Path newest(String site, long version) {
        return new Path(newest(), NewestVersions.name(site, version));
    }

    Path retraining(String site) {
        return new Path(site(site), "retraining");
    }

    Path record(String site, long slotEnd) {
        return new Path(retraining(site), String.format("%020d.json", slotEnd));
    }
}
