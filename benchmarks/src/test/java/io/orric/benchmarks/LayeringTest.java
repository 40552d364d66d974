// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.orric.benchmarks",
        importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule decisionsNeedTheAllocationAlone =
            classes()
                    .that()
                    .resideInAPackage("io.orric.benchmarks.decisions")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.benchmarks.decisions..",
                            "io.orric.allocation",
                            "org.openjdk.jmh..",
                            "java..");

    @ArchTest
    static final ArchRule resultsAreFiguresAlone =
            classes()
                    .that()
                    .resideInAPackage("io.orric.benchmarks.results")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.benchmarks.results",
                            "io.orric.profile",
                            "com.fasterxml.jackson..",
                            "java..");

    @ArchTest
    static final ArchRule theHarnessKnowsNothingThatIsMeasured =
            classes()
                    .that()
                    .resideInAPackage("io.orric.benchmarks.harness")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.benchmarks.harness",
                            "io.orric.benchmarks.results",
                            "io.orric.vision",
                            "io.orric.options",
                            "java..");

    @ArchTest
    static final ArchRule stepsKnowNoJob =
            noClasses()
                    .that()
                    .resideInAPackage("io.orric.benchmarks.kernels")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.benchmarks.job",
                            "io.orric.job",
                            "io.orric.inference",
                            "org.apache.flink.streaming..");

    @ArchTest
    static final ArchRule onlyReferencesUseDjl =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.orric.benchmarks.kernels")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule onlyTheRowsOfTheJobRunFlink =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.orric.benchmarks.job")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.flink.streaming..", "io.orric.job", "io.orric.playback");

    @ArchTest
    static final ArchRule theRunningJobIsKnownFromOutside =
            classes()
                    .that()
                    .resideInAPackage("io.orric.benchmarks.live")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.benchmarks.live",
                            "io.orric.benchmarks.results",
                            "io.orric.benchmarks.pictures",
                            "io.orric.local",
                            "io.orric.cluster",
                            "io.orric.cameras..",
                            "io.orric.vision",
                            "io.orric.profile",
                            "io.orric.allocation",
                            "io.orric.options",
                            "com.fasterxml.jackson..",
                            "com.sun.management",
                            "org.HdrHistogram",
                            "org.apache.kafka.clients..",
                            "org.apache.kafka.common..",
                            "java..");
}
