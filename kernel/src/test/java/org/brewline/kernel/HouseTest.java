package org.brewline.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import whom inside the kernel. */
@AnalyzeClasses(packages = "org.brewline.kernel", importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseTest {
    @ArchTest
    static final ArchRule theSessionKnowsNoJupyter = noClasses()
            .that()
            .resideInAPackage("..kernel.session..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.zeromq..", "org.dflib..", "..kernel.wire..", "..kernel.cell..", "..kernel.output..");

    @ArchTest
    static final ArchRule theKernelKnowsNoPipelines = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.brewline.engine..", "org.brewline.notebook..");

    @ArchTest
    static final ArchRule theWireKnowsNoSession = noClasses()
            .that()
            .resideInAPackage("..kernel.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..kernel.session..", "..kernel.cell..", "jdk.jshell..");

    /** A sleep in the way of messages makes every one of them late. */
    @ArchTest
    static final ArchRule whatServesMessagesNeverSleeps = noClasses()
            .that()
            .resideInAnyPackage("org.brewline.kernel", "..kernel.wire..")
            .should()
            .callMethod(Thread.class, "sleep", long.class);
}
