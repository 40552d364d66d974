// SPDX-License-Identifier: Apache-2.0
package io.orric.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.orric.benchmarks",
        importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule benchmarksNeedTheAllocationAlone =
            classes()
                    .that()
                    .resideInAPackage("io.orric.benchmarks")
                    .and()
                    .haveSimpleNameNotEndingWith("Command")
                    .and()
                    .haveNameNotMatching(".*jmh_generated.*")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.benchmarks",
                            "io.orric.allocation",
                            "org.openjdk.jmh..",
                            "java..");

    @ArchTest
    static final ArchRule theRunningJobIsKnownFromOutside =
            classes()
                    .that()
                    .resideInAPackage("io.orric.benchmarks.live")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.benchmarks.live",
                            "io.orric.local",
                            "io.orric.cluster",
                            "io.orric.cameras..",
                            "io.orric.vision",
                            "io.orric.profile",
                            "io.orric.allocation",
                            "io.orric.options",
                            "com.fasterxml.jackson..",
                            "org.HdrHistogram",
                            "org.apache.kafka.clients..",
                            "org.apache.kafka.common..",
                            "java..");
}
