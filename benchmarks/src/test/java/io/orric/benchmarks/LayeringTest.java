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
                    .doNotHaveSimpleName("BenchCommand")
                    .and()
                    .haveNameNotMatching(".*jmh_generated.*")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.orric.benchmarks",
                            "io.orric.allocation",
                            "org.openjdk.jmh..",
                            "java..");
}
