package org.brewline.notebook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "org.brewline", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule kernelAndEngineDoNotKnowTheNotebook = noClasses()
            .that()
            .resideInAnyPackage("org.brewline.kernel..", "org.brewline.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.brewline.notebook..");

    @ArchTest
    static final ArchRule theEngineDoesNotKnowTheKernel = noClasses()
            .that()
            .resideInAPackage("org.brewline.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.brewline.kernel..");

    @ArchTest
    static final ArchRule picturesKnowNothingOfTheMagics = noClasses()
            .that()
            .resideInAPackage("org.brewline.notebook.picture..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.brewline.notebook.magic..",
                    "org.brewline.notebook.workbench..",
                    "org.brewline.notebook.language..");

    @ArchTest
    static final ArchRule theLanguageKnowsNothingAboveIt = noClasses()
            .that()
            .resideInAPackage("org.brewline.notebook.language..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.brewline.notebook.magic..",
                    "org.brewline.notebook.workbench..",
                    "org.brewline.notebook.picture..");

    @ArchTest
    static final ArchRule theWorkbenchKnowsNoMagic = noClasses()
            .that()
            .resideInAPackage("org.brewline.notebook.workbench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.brewline.notebook.magic..");
}
