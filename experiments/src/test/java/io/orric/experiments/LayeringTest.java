// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
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
                    .resideInAPackage("io.orric.experiments.*..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.orric.cli..", "picocli..");

    @ArchTest
    static final ArchRule theLoopAndItsReportsKnowNoFlink =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.orric.experiments.loop", "io.orric.experiments.report")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule theLoopKnowsNoJob =
            noClasses()
                    .that()
                    .resideInAPackage("io.orric.experiments.loop")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.job",
                            "io.orric.inference",
                            "io.orric.retraining",
                            "io.orric.playback");

    @ArchTest
    static final ArchRule studiesKnowFlinksOptionsAlone =
            noClasses()
                    .that()
                    .resideInAPackage("io.orric.experiments.study")
                    .should()
                    .dependOnClassesThat(
                            JavaClass.Predicates.resideInAPackage("org.apache.flink..")
                                    .and(
                                            JavaClass.Predicates.resideOutsideOfPackage(
                                                    "org.apache.flink.configuration")));

    @ArchTest
    static final ArchRule modelsAreUsedThroughVision =
            noClasses().should().dependOnClassesThat().resideInAPackage("ai.djl..");
}
