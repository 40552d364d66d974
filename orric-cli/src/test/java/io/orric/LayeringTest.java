// SPDX-License-Identifier: Apache-2.0
package io.orric;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.orric", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule roomsHaveNoCorridorBack =
            slices().matching("io.orric.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheCommandTalksToTheTerminal =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.orric.cli")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule footageAloneKnowsTheSyntheticCamera =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.orric.footage.synthetic", "io.orric.cameras..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.orric.footage.synthetic", "io.orric.cameras..");
}
