package io.attune;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The boundaries that keep the core testable without Kafka and the contracts changeable without the
 * core. {@code playbook.yaml} is shell: it has a parser; {@code playbook} is core.
 */
@AnalyzeClasses(packages = "io.attune", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] CORE = {
    "io.attune.digest",
    "io.attune.call",
    "io.attune.redaction",
    "io.attune.language",
    "io.attune.detect",
    "io.attune.playbook",
    "io.attune.coach",
    "io.attune.engine",
    "io.attune.debrief"
  };

  /**
   * Of the JDK, only what a pure function needs: no threads, clocks, files but resources, or nets.
   */
  @ArchTest
  static final ArchRule coreDependsOnTheJdkOnly =
      classes()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(CORE)
                  .or(
                      resideInAnyPackage(
                          "java.lang",
                          "java.lang.annotation",
                          "java.lang.invoke",
                          "java.lang.runtime",
                          "java.io",
                          "java.nio.charset",
                          "java.security",
                          "java.util",
                          "java.util.function",
                          "java.util.stream")));

  @ArchTest
  static final ArchRule coreReadsNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class);

  /** call, then language, detect, playbook, coach, engine, debrief: each knows those before it. */
  @ArchTest
  static final ArchRule coreIsLayered =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(
              "io.attune.call",
              "io.attune.language",
              "io.attune.detect",
              "io.attune.playbook",
              "io.attune.coach",
              "io.attune.engine",
              "io.attune.debrief")
          .layer("call")
          .definedBy("io.attune.call")
          .layer("language")
          .definedBy("io.attune.language")
          .layer("detect")
          .definedBy("io.attune.detect")
          .layer("playbook")
          .definedBy("io.attune.playbook")
          .layer("coach")
          .definedBy("io.attune.coach")
          .layer("engine")
          .definedBy("io.attune.engine")
          .layer("debrief")
          .definedBy("io.attune.debrief")
          .whereLayer("debrief")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("debrief")
          .whereLayer("coach")
          .mayOnlyBeAccessedByLayers("engine", "debrief")
          .whereLayer("playbook")
          .mayOnlyBeAccessedByLayers("coach", "engine", "debrief")
          .whereLayer("detect")
          .mayOnlyBeAccessedByLayers("playbook", "coach", "engine", "debrief")
          .whereLayer("language")
          .mayOnlyBeAccessedByLayers("detect", "playbook", "coach", "engine", "debrief");

  @ArchTest
  static final ArchRule generatedClassesAreSeenInWireOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.attune.schemas..", "io.attune.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.attune.schemas..")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.avro..");
}
