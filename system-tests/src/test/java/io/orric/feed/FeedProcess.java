// SPDX-License-Identifier: Apache-2.0
package io.orric.feed;

import io.orric.local.ChildJvm;
import io.orric.testutils.KafkaBroker;
import io.orric.testutils.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code orric feed} as a process. */
final class FeedProcess {

    /** Starts to send to a topic of this broker, in this working folder. */
    static ChildJvm start(KafkaBroker kafka, Path folder, String topic, String... options) {
        List<String> arguments = new ArrayList<>();
        arguments.add("feed");
        arguments.add("--conf=" + Project.root().resolve("conf/orric.yaml"));
        arguments.add("--bootstrap=" + kafka.bootstrapServers());
        arguments.add("--topic=" + topic);
        arguments.addAll(List.of(options));
        return Project.orric("feed-" + topic).arguments(arguments).startIn(folder);
    }

    private FeedProcess() {}
}
