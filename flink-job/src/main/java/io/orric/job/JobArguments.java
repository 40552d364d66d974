// SPDX-License-Identifier: Apache-2.0
package io.orric.job;

import io.orric.options.ConfigurationFile;
import io.orric.options.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Reads the arguments that a job is submitted with: {@code --conf FILE} and {@code -D key=value}.
 */
final class JobArguments {

    private static final String USAGE = "the arguments of the job are --conf FILE and -D KEY=VALUE";

    /**
     * Reads the configuration of a job.
     *
     * @param arguments what stands on the command line; over the file, which is over the cluster
     * @param cluster options of the cluster
     * @throws UsageException if an argument is not understood
     */
    static Configuration read(List<String> arguments, ReadableConfig cluster) throws IOException {
        Configuration file = new Configuration();
        Configuration given = new Configuration();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--conf")) {
                file.addAll(ConfigurationFile.read(Path.of(next(argument, rest))));
            } else if (argument.equals("-D")) {
                set(given, next(argument, rest));
            } else if (argument.startsWith("-D")) {
                set(given, argument.substring(2));
            } else {
                throw new UsageException("argument '" + argument + "' is unknown, " + USAGE);
            }
        }
        Configuration config = Configuration.fromMap(cluster.toMap());
        config.addAll(file);
        config.addAll(given);
        return config;
    }

    private static String next(String argument, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException("argument " + argument + " lacks a value, " + USAGE);
        }
        return rest.next();
    }

    private static void set(Configuration config, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new UsageException("argument -D " + assignment + " must be -D KEY=VALUE");
        }
        config.setString(assignment.substring(0, equals), assignment.substring(equals + 1));
    }

    private JobArguments() {}
}
