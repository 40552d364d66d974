// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

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
}
