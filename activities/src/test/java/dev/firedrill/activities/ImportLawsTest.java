package dev.firedrill.activities;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may import whom in activities; each law says how many classes it has to have seen. */
class ImportLawsTest {

  private static final String ROOT = "dev.firedrill.activities";

  /** What the grammar and the desk need; every other package below the root is a system. */
  private static final List<String> SHARED =
      List.of(
          "reach",
          "effects",
          "inventory",
          "journal",
          "locks",
          "logs",
          "policy",
          "schedules",
          "secrets",
          "signatures");

  private static final String[] EVERYWHERE = {"java..", "org.jspecify..", "org.slf4j.."};

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** A target's section may hold another system's settings; these alone are shared. */
  private static final DescribedPredicate<JavaClass> SETTINGS =
      simpleNameEndingWith("Settings").and(resideInAPackage(ROOT + ".."));

  private static String own(String name) {
    return ROOT + "." + name + "..";
  }

  private static JavaClasses in(String name, int atLeast) {
    JavaClasses seen = ALL.that(resideInAPackage(own(name)));
    assertThat(seen.size()).as("classes seen in " + name).isGreaterThanOrEqualTo(atLeast);
    return seen;
  }

  private static void mayUse(JavaClasses seen, String... packages) {
    String[] allowed =
        Stream.of(EVERYWHERE, packages).flatMap(Arrays::stream).toArray(String[]::new);
    classes()
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(SETTINGS))
        .check(seen);
  }

  private static Set<String> systems() {
    Set<String> systems = new TreeSet<>();
    for (JavaClass each : ALL) {
      String below = each.getPackageName().substring(ROOT.length());
      if (!below.isEmpty()) {
        systems.add(below.substring(1).split("\\.")[0]);
      }
    }
    SHARED.forEach(systems::remove);
    return systems;
  }

  @Test
  void aWireKnowsItsOwnLibraryAndNoSystem() {
    String shared = ROOT + ".reach";
    mayUse(in("reach.ssh", 10), own("reach.ssh"), shared, "com.jcraft.jsch..");
    mayUse(in("reach.http", 5), own("reach.http"), shared, "tools.jackson..");
    mayUse(in("reach.kafka", 5), own("reach.kafka"), shared, "org.apache.kafka..");
    mayUse(in("reach.s3", 5), own("reach.s3"), shared, "software.amazon.awssdk..");
    mayUse(ALL.that(resideInAPackage(shared)), shared, "javax.net.ssl..");
  }

  @Test
  void onlyAWireHoldsItsLibrary() {
    only(List.of("reach.ssh"), "com.jcraft..");
    only(List.of("reach.http"), "java.net.http..");
    only(List.of("reach.kafka"), "org.apache.kafka..");
    only(List.of("reach.s3"), "software.amazon..");
    only(List.of("inventory"), "org.yaml..");
    only(
        List.of("journal", "locks", "logs"),
        "java.sql..",
        "javax.sql..",
        "org.springframework.jdbc..",
        "org.postgresql..");
  }

  private static void only(List<String> owners, String... libraries) {
    owners.forEach(owner -> in(owner, 5));
    String[] own = owners.stream().map(ImportLawsTest::own).toArray(String[]::new);
    DescribedPredicate<JavaClass> others = not(resideInAnyPackage(own));
    assertThat(ALL.that(others).size()).isGreaterThan(210);
    noClasses().that(others).should().dependOnClassesThat(resideInAnyPackage(libraries)).check(ALL);
  }

  @Test
  void aSystemKnowsItsOwnProcedureAndTheSharedParts() {
    assertThat(systems()).contains("patroni", "haproxy", "backup", "kafka", "vault", "minio");
    for (String system : systems()) {
      mayUse(
          in(system, 2),
          own(system),
          "dev.firedrill.workflows.procedure",
          "dev.firedrill.workflows." + system + "..",
          own("reach"),
          own("inventory"),
          own("secrets"),
          own("effects"),
          "tools.jackson..",
          "io.temporal.activity..",
          "io.temporal.failure..",
          "org.springframework.stereotype..",
          "org.springframework.context.annotation..",
          "org.springframework.beans.factory..");
    }
  }

  @Test
  void theSharedPartsKnowNoSystem() {
    String[] systems = systems().stream().map(ImportLawsTest::own).toArray(String[]::new);
    String[] procedures =
        systems().stream()
            .map(each -> "dev.firedrill.workflows." + each + "..")
            .toArray(String[]::new);
    for (String shared : SHARED) {
      JavaClasses seen = in(shared, 1);
      noClasses().should().dependOnClassesThat().resideInAnyPackage(systems).check(seen);
      noClasses().should().dependOnClassesThat().resideInAnyPackage(procedures).check(seen);
    }
  }

  @Test
  void noPackagesNeedEachOther() {
    assertThat(ALL.size()).isGreaterThan(260);
    SlicesRuleDefinition.slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void nothingHereShowsOrBreaksOrRunsAProgramOfThisMachine() {
    assertThat(ALL.size()).isGreaterThan(260);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.firedrill.web..", "dev.firedrill.lab..", "io.zonky..")
        .check(ALL);
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class, Runtime.class)
        .check(ALL);
    noClasses().should().accessField(System.class, "out").check(ALL);
    noClasses().should().accessField(System.class, "err").check(ALL);
  }

  @Test
  void everyHandedSecretComesFromSecrets() {
    assertThat(ALL.size()).isGreaterThan(260);
    noClasses()
        .that(not(resideInAPackage(own("secrets"))))
        .should()
        .callMethod(System.class, "getenv", String.class)
        .check(ALL);
  }
}
