// SPDX-License-Identifier: Apache-2.0
package io.orric.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Options of a job on the local cluster, in a file that belongs to the user once it is written.
 *
 * @param path the file
 */
record JobFile(Path path) {

    /**
     * Writes it, unless it is there.
     *
     * @param brokers address of the broker
     * @param files folder in which the registry is
     * @param checkout folder of the project
     * @return whether it was written
     */
    boolean write(String brokers, Path files, Path checkout) throws IOException {
        if (Files.exists(path)) {
            return false;
        }
        Path models = checkout.resolve("models/roadside");
        Files.createDirectories(path.getParent());
        Files.writeString(
                path,
                """
                # Options of the job on the cluster of 'orric cluster', which leaves them as they are.
                # All options, with their defaults: conf/orric.yaml of the project.
                orric.kafka.bootstrap-servers: %s
                orric.registry.path: %s
                orric.models.student: %s
                orric.models.teacher: %s
                orric.profile: %s
                """
                        .formatted(
                                quoted(brokers),
                                quoted(files.resolve("registry")),
                                quoted(models.resolve("student.pt")),
                                quoted(models.resolve("teacher.pt")),
                                quoted(models.resolve("profile.yaml"))));
        return true;
    }

    private static String quoted(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }
}
