// SPDX-License-Identifier: Apache-2.0
package io.orric;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.orric", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule theAlgorithmNeedsNothingButTheJdk =
            classes()
                    .that()
                    .resideInAPackage("io.orric.allocation")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.orric.allocation", "java..");

    @ArchTest
    static final ArchRule profilesAreUsableWithoutFlink =
            classes()
                    .that()
                    .resideInAPackage("io.orric.profile")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.profile",
                            "io.orric.allocation",
                            "com.fasterxml.jackson..",
                            "java..");

    @ArchTest
    static final ArchRule recordsAreMadeOfJdkTypes =
            classes()
                    .that()
                    .resideInAPackage("io.orric.frames")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.orric.frames", "java..");

    @ArchTest
    static final ArchRule whatTravelsIsAPublicRecord =
            classes()
                    .that()
                    .resideInAPackage("io.orric.frames")
                    .and()
                    .haveSimpleNameNotEndingWith("package-info")
                    .and()
                    .areNotEnums()
                    .and()
                    .doNotHaveSimpleName("Names")
                    .should()
                    .beRecords()
                    .andShould()
                    .bePublic();

    @ArchTest
    static final ArchRule theOperatorKnowsNoModels =
            classes()
                    .that()
                    .resideInAPackage("io.orric.operator")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.operator",
                            "io.orric.allocation",
                            "io.orric.frames",
                            "io.orric.meters",
                            "io.orric.metrics",
                            "io.orric.options",
                            "io.orric.profile",
                            "org.apache.flink..",
                            "org.slf4j",
                            "java.lang..",
                            "java.time..",
                            "java.util..",
                            "java.io",
                            "java.nio.file");

    @ArchTest
    static final ArchRule metricsKnowFlinksMetricsAlone =
            classes()
                    .that()
                    .resideInAPackage("io.orric.metrics")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.orric.metrics", "org.apache.flink.metrics..", "java..");

    @ArchTest
    static final ArchRule metersArePlainJava =
            classes()
                    .that()
                    .resideInAPackage("io.orric.meters")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.meters",
                            "io.orric.allocation",
                            "org.HdrHistogram",
                            "com.sun.management",
                            "java..");

    @ArchTest
    static final ArchRule optionsKnowFlinksConfigurationAlone =
            classes()
                    .that()
                    .resideInAPackage("io.orric.options")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.options",
                            "org.apache.flink.configuration..",
                            "com.fasterxml.jackson..",
                            "java..");
}
