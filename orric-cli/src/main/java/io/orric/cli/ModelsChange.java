// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import io.orric.registry.SiteVersions;
import io.orric.text.TerminalText;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** A change of a site's versions, and the line that says what became of it. */
abstract class ModelsChange implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "SITE", description = "Name of the site.")
    private String site;

    @Spec private CommandSpec spec;

    /** Reads the number of a version, with or without a 'v'. */
    static final class Version implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            if (!text.matches("v?\\d{1,18}")) {
                throw new TypeConversionException(
                        "'" + text + "' is no version, must be a number such as 7 or v7");
            }
            return Long.valueOf(text.replace("v", ""));
        }
    }

    /** The site's versions. */
    abstract SiteVersions open(String name) throws Exception;

    /** Makes the change; returns what became of it. */
    abstract String change(SiteVersions versions) throws Exception;

    @Override
    public Integer call() throws Exception {
        String done = change(open(site));
        spec.commandLine()
                .getOut()
                .println(String.format(Locale.ROOT, "%s: %s", TerminalText.escaped(site), done));
        return 0;
    }
}
