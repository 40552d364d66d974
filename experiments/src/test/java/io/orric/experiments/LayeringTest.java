// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.orric.experiments",
        importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule roomsHaveNoCorridorBack =
            slices().matching("io.orric.experiments.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheCommandTalksToTheTerminal =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.orric.experiments.(loop|report|study)..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..");
}
