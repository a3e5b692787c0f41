package org.brewline.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import whom in the engine. */
@AnalyzeClasses(packages = "org.brewline.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class EngineArchitectureTest {
    private static final String[] PURE = {
        "org.brewline.engine.config..",
        "org.brewline.engine.query..",
        "org.brewline.engine.component..",
        "org.brewline.engine.pipeline.."
    };

    @ArchTest
    static final ArchRule aPackageImportsOnlyThoseBeforeIt = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("artifact")
            .definedBy("org.brewline.engine.artifact..")
            .layer("config")
            .definedBy("org.brewline.engine.config..")
            .layer("query")
            .definedBy("org.brewline.engine.query..")
            .layer("component")
            .definedBy("org.brewline.engine.component..")
            .layer("pipeline")
            .definedBy("org.brewline.engine.pipeline..")
            .layer("store")
            .definedBy("org.brewline.engine.store..")
            .layer("run")
            .definedBy("org.brewline.engine.run..")
            .layer("sweep")
            .definedBy("org.brewline.engine.sweep..")
            .layer("compare")
            .definedBy("org.brewline.engine.compare..")
            .layer("step")
            .definedBy("org.brewline.engine.step..")
            .layer("testing")
            .definedBy("org.brewline.engine.testing..")
            .whereLayer("testing")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("step")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("compare")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sweep")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("sweep", "compare", "step", "testing")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("run", "sweep", "compare", "step", "testing")
            .whereLayer("pipeline")
            .mayOnlyBeAccessedByLayers("store", "run", "sweep", "compare", "step", "testing")
            .whereLayer("component")
            .mayOnlyBeAccessedByLayers("pipeline", "store", "run", "sweep", "compare", "step", "testing")
            .whereLayer("query")
            .mayOnlyBeAccessedByLayers("store", "run", "sweep", "compare", "step", "testing")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers(
                    "query", "component", "pipeline", "store", "run", "sweep", "compare", "step", "testing")
            .whereLayer("artifact")
            .mayOnlyBeAccessedByLayers("component", "pipeline", "store", "run", "sweep", "compare", "step", "testing");

    // 2026-11-24: ClassPathBytes is exempt, because a plain project's classes can only be read from its class path.
    @ArchTest
    static final ArchRule whatDescribesPipelinesDoesNoInputOrOutput = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .and()
            .doNotHaveSimpleName("ClassPathBytes")
            .should()
            .dependOnClassesThat(belongToAnyOf(
                            java.nio.file.Files.class,
                            java.io.File.class,
                            java.io.InputStream.class,
                            java.io.OutputStream.class,
                            java.io.FileReader.class,
                            java.io.FileWriter.class,
                            java.io.RandomAccessFile.class)
                    .or(resideInAPackage("java.nio.channels.."))
                    .or(resideInAPackage("java.net.http.."))
                    .or(resideInAPackage("java.sql..")));

    @ArchTest
    static final ArchRule whatDescribesPipelinesStartsNoThreads = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(belongToAnyOf(
                    Thread.class,
                    java.util.concurrent.Executor.class,
                    java.util.concurrent.CompletableFuture.class,
                    java.util.Timer.class));

    @ArchTest
    static final ArchRule theEngineKnowsNoNotebook = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.brewline.kernel..",
                    "org.brewline.notebook..",
                    "org.dflib.jjava..",
                    "jdk.jshell..",
                    "tech.tablesaw..",
                    "org.knowm.xchart..",
                    "java.awt..");

    @ArchTest
    static final ArchRule classesLiveInARoomOfTheEngine = classes()
            .that(not(resideInAPackage("org.brewline.engine")))
            .should()
            .resideInAnyPackage(
                    "org.brewline.engine.artifact..",
                    "org.brewline.engine.config..",
                    "org.brewline.engine.query..",
                    "org.brewline.engine.component..",
                    "org.brewline.engine.pipeline..",
                    "org.brewline.engine.store..",
                    "org.brewline.engine.run..",
                    "org.brewline.engine.sweep..",
                    "org.brewline.engine.compare..",
                    "org.brewline.engine.step..",
                    "org.brewline.engine.testing..");
}
