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
    static final ArchRule onlyTheJobWiresFlink =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.orric.job")
                    .and()
                    .haveNameNotMatching(".*OrricSlots.*") // the operator's front door
                    .and()
                    // Passes the connector's own wiring on.
                    .doNotHaveFullyQualifiedName("io.orric.kafka.ForgivingSink")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.flink.streaming.api.datastream..",
                            "org.apache.flink.streaming.api.environment..");

    @ArchTest
    static final ArchRule onlyOneRoomKnowsKafka =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.orric.kafka")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..");

    @ArchTest
    static final ArchRule onlyVisionTouchesDjlAndOnnxRuntime =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.orric.vision")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

    @ArchTest
    static final ArchRule theRegistryKnowsFlinksFileSystemsAndBytes =
            classes()
                    .that()
                    .resideInAPackage("io.orric.registry")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.registry",
                            "org.apache.flink.core.fs",
                            "com.fasterxml.jackson..",
                            "java..");

    @ArchTest
    static final ArchRule threadsAreKeptWithoutFlink =
            classes()
                    .that()
                    .resideInAPackage("io.orric.concurrent")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.concurrent", "org.slf4j", "java..", "com.sun.jna");

    @ArchTest
    static final ArchRule inferenceKnowsNothingOfTraining =
            noClasses()
                    .that()
                    .resideInAPackage("io.orric.inference")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.orric.adaptation", "io.orric.retraining");

    @ArchTest
    static final ArchRule theRetrainerKnowsNoFlink =
            noClasses()
                    .that()
                    .haveFullyQualifiedName("io.orric.retraining.Retrainer")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..");
}
