// SPDX-License-Identifier: Apache-2.0
package io.orric.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.orric.local", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule processesAreReachedFromOutside =
            classes()
                    .that()
                    .resideInAPackage("io.orric.local")
                    .and()
                    .doNotHaveSimpleName("FlinkProcesses")
                    .and()
                    .doNotHaveSimpleName("Supervised")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.local",
                            "io.orric.cluster",
                            "com.fasterxml.jackson.databind..",
                            "org.apache.flink.configuration",
                            "org.apache.kafka.clients..",
                            "org.apache.kafka.common..",
                            "java..");

    @ArchTest
    static final ArchRule whatEndsAProcessNeedsTheJdkAlone =
            classes()
                    .that()
                    .haveSimpleName("Supervised")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.orric.local", "java..");
}
