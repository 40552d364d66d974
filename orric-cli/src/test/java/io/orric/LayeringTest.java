// SPDX-License-Identifier: Apache-2.0
package io.orric;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
                    .resideInAnyPackage("picocli..", "io.orric.cli");

    @ArchTest
    static final ArchRule onlyTheCommandAndPlaybackKnowFlink =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.orric.chart",
                            "io.orric.cluster",
                            "io.orric.feed",
                            "io.orric.footage",
                            "io.orric.plan",
                            "io.orric.profiling",
                            "io.orric.report",
                            "io.orric.text",
                            "io.orric.training",
                            "io.orric.video",
                            "io.orric.watch")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule chartsArePlainJava =
            classes()
                    .that()
                    .resideInAPackage("io.orric.chart")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.orric.chart", "java..");

    @ArchTest
    static final ArchRule aClusterIsSpokenToByHttpAlone =
            classes()
                    .that()
                    .resideInAPackage("io.orric.cluster")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.cluster",
                            "com.fasterxml.jackson..",
                            "java..",
                            "javax.net.ssl");

    @ArchTest
    static final ArchRule planningKnowsPoliciesAndCharts =
            classes()
                    .that()
                    .resideInAPackage("io.orric.plan")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.plan",
                            "io.orric.allocation",
                            "io.orric.chart",
                            "io.orric.options",
                            "org.apache.commons.csv",
                            "java..");

    @ArchTest
    static final ArchRule onlyFeedsAndWatchesKnowKafka =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.orric.chart",
                            "io.orric.cli",
                            "io.orric.cluster",
                            "io.orric.footage",
                            "io.orric.plan",
                            "io.orric.playback",
                            "io.orric.profiling",
                            "io.orric.report",
                            "io.orric.text",
                            "io.orric.training",
                            "io.orric.video")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule footageAloneKnowsTheSyntheticCamera =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.orric.footage.synthetic", "io.orric.cameras..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.orric.footage.synthetic", "io.orric.cameras..");

    @ArchTest
    static final ArchRule onlyVisionTouchesDjl =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.orric.vision")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.djl..");
}
