// SPDX-License-Identifier: Apache-2.0
package io.orric.cameras;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.orric.cameras", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule camerasKnowNothingOfTheOtherModules =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.cameras..",
                            "com.fasterxml.jackson..",
                            "java..",
                            "javax.imageio..");

    @ArchTest
    static final ArchRule conditionsKnowNothingOfTheScene =
            noClasses()
                    .that()
                    .resideInAPackage("io.orric.cameras.conditions")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.orric.cameras", "io.orric.cameras.scene");

    @ArchTest
    static final ArchRule theSceneKnowsNoConditions =
            noClasses()
                    .that()
                    .resideInAPackage("io.orric.cameras.scene")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.orric.cameras", "io.orric.cameras.conditions");

    @ArchTest
    static final ArchRule imagesKnowNeitherScenesNorConditions =
            noClasses()
                    .that()
                    .resideInAPackage("io.orric.cameras.images")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.cameras",
                            "io.orric.cameras.scene",
                            "io.orric.cameras.conditions");
}
