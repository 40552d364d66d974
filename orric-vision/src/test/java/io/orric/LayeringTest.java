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
    static final ArchRule visionIsPlainJavaOverDjlAndOnnxRuntime =
            classes()
                    .that()
                    .resideInAPackage("io.orric.vision")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.vision",
                            "ai.djl..",
                            "ai.onnxruntime..",
                            "net.razorvine.pickle..",
                            "org.bytedeco..",
                            "org.slf4j..",
                            "java..",
                            "javax.imageio..");

    @ArchTest
    static final ArchRule cardsAreReadByJacksonAlone =
            classes()
                    .that()
                    .resideInAPackage("io.orric.card")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.card",
                            "io.orric.vision",
                            "com.fasterxml.jackson..",
                            "java..");

    @ArchTest
    static final ArchRule adaptationIsPlainJavaOverVision =
            classes()
                    .that()
                    .resideInAPackage("io.orric.adaptation")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.orric.adaptation", "io.orric.vision", "java..");

    @ArchTest
    static final ArchRule escalationIsPlainJavaOverVision =
            classes()
                    .that()
                    .resideInAPackage("io.orric.escalation")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.orric.escalation", "io.orric.vision", "java..");

    @ArchTest
    static final ArchRule repertoireIsPlainJavaOverAdaptationAndEscalation =
            classes()
                    .that()
                    .resideInAPackage("io.orric.repertoire")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.repertoire",
                            "io.orric.adaptation",
                            "io.orric.escalation",
                            "io.orric.vision",
                            "java..");
}
