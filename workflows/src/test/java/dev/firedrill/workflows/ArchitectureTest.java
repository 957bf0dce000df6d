package dev.firedrill.workflows;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import io.temporal.workflow.WorkflowLocal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What a workflow may lean on: a replay has to decide the same, on any day and on any machine. */
class ArchitectureTest {

  private static final String PROCEDURE = "dev.firedrill.workflows.procedure..";

  private static final String SCHEDULES = "dev.firedrill.workflows.schedules..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.firedrill.workflows");

  @Test
  void theRulesSawTheClasses() {
    assertThat(CLASSES.size()).isGreaterThan(230);
    assertThat(
            CLASSES.stream()
                .filter(c -> c.isAnnotatedWith(dev.firedrill.workflows.procedure.Runbook.class)))
        .hasSizeGreaterThanOrEqualTo(14);
  }

  @Test
  void theGrammarKnowsNoSystem() {
    classes()
        .that()
        .resideInAPackage(PROCEDURE)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                PROCEDURE,
                "io.temporal..",
                "org.slf4j..",
                "org.jspecify..",
                "java.lang..",
                "java.time..",
                "java.util..",
                "java.security",
                "java.nio.charset",
                "com.fasterxml.jackson.."))
        .check(CLASSES);
  }

  @Test
  void aSystemKnowsTheGrammarAndVerbsOnly() {
    classes()
        .that(not(resideInAnyPackage(PROCEDURE, SCHEDULES)))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "dev.firedrill.workflows..",
                "io.temporal.workflow..",
                "io.temporal.activity..",
                "org.slf4j..",
                "org.jspecify..",
                "java.lang..",
                "java.time..",
                "java.util..",
                "com.fasterxml.jackson.annotation.."))
        .check(CLASSES);
  }

  /** What sets runs off is no procedure: it has no frame, and says its own options. */
  @Test
  void schedulesKnowNoSystem() {
    assertThat(CLASSES.that(resideInAPackage(SCHEDULES)).size()).isGreaterThan(13);
    classes()
        .that()
        .resideInAPackage(SCHEDULES)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                SCHEDULES,
                PROCEDURE,
                "io.temporal..",
                "org.jspecify..",
                "java.lang..",
                "java.time..",
                "java.util.."))
        .check(CLASSES);
  }

  @Test
  void nothingReadsAClockOrDrawsANumber() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, ThreadLocalRandom.class, Clock.class)
        .check(CLASSES);
  }

  @Test
  void nothingStartsAThreadOrTouchesTheWorld() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, ProcessBuilder.class, Runtime.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio.file..",
            "java.net..",
            "java.sql..",
            "javax.net..",
            "java.util.concurrent..")
        .check(CLASSES);
  }

  @Test
  void nothingStaticCanChange() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .areNotEnums()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLASSES);
    assertThat(
            CLASSES.stream()
                .flatMap(c -> c.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> field.getRawType().isAssignableTo(WorkflowLocal.class)))
        .as("what looks static and belongs to one run")
        .hasSize(1);
  }

  @Test
  void looksReturnAndChangesReturnNothing() {
    methods()
        .that()
        .areAnnotatedWith(Looks.class)
        .should()
        .notHaveRawReturnType(void.class)
        .check(CLASSES);
    methods()
        .that()
        .areAnnotatedWith(Changes.class)
        .should()
        .haveRawReturnType(void.class)
        .check(CLASSES);
  }

  /** A worker's death costs an attempt, and a machine that stands still for two seconds another. */
  @Test
  void whatMayBeTriedAgainOutlivesADeathOfItsWorkerAndAStall() {
    methods()
        .that()
        .areAnnotatedWith(Changes.class)
        .should(
            ArchCondition.from(
                DescribedPredicate.describe(
                    "be tried once, or three times at least",
                    verb -> isTriedOften(verb.getAnnotationOfType(Changes.class).attempts()))))
        .check(CLASSES);
  }

  private static boolean isTriedOften(int attempts) {
    return attempts == 1 || attempts >= 3;
  }

  @Test
  void procedureLogsOnlyThroughTheWorkflow() {
    noClasses()
        .should()
        .callMethod(org.slf4j.LoggerFactory.class, "getLogger", Class.class)
        .orShould()
        .callMethod(Logger.class, "debug", String.class)
        .check(CLASSES);
  }
}
