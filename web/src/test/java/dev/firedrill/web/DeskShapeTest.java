package dev.firedrill.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The desk's shape: small controllers, screens that know no hands, templates beside packages. */
final class DeskShapeTest {

  private static final int SMALL_PAGE = 150_000;

  private static final JavaClasses WEB =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.firedrill.web");

  @Test
  void controllersAreOutOfReachAndHaveFiveHandlersAtMost() {
    List<JavaClass> controllers =
        WEB.stream()
            .filter(type ->
                type.isAnnotatedWith(Controller.class)
                    || type.isAnnotatedWith(RestController.class))
            .toList();
    assertThat(controllers).hasSizeGreaterThanOrEqualTo(25);
    for (JavaClass controller : controllers) {
      assertThat(controller.getModifiers())
          .as(controller.getName())
          .doesNotContain(JavaModifier.PUBLIC);
      assertThat(
              controller.getMethods().stream()
                  .filter(method ->
                      method.isAnnotatedWith(GetMapping.class)
                          || method.isAnnotatedWith(PostMapping.class)))
          .as(controller.getName())
          .hasSizeLessThanOrEqualTo(5);
    }
  }

  @Test
  void noScreenKnowsTheHands() {
    assertThat(WEB.size()).isGreaterThan(300);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.firedrill.activities..")
        .check(WEB);
  }

  @Test
  void screensDependOnEachOtherInOneDirection() {
    slices().matching("dev.firedrill.web.(*)..").should().beFreeOfCycles().check(WEB);
  }

  @Test
  void everyFolderOfTemplatesIsAPackage() throws Exception {
    Set<String> folders =
        List.of(
                new PathMatchingResourcePatternResolver()
                    .getResources("classpath:templates/*/*.html"))
            .stream()
            .map(DeskShapeTest::folder)
            .collect(Collectors.toSet());
    assertThat(folders).hasSizeGreaterThanOrEqualTo(10);
    for (String folder : folders) {
      assertThat(
              WEB.stream()
                  .anyMatch(type -> type.getPackageName().equals("dev.firedrill.web." + folder)))
          .as(folder)
          .isTrue();
    }
  }

  @Test
  void noTemplateHoldsScriptOrStyleOfItsOwnOrUnescapedText() throws Exception {
    for (Resource template :
        new PathMatchingResourcePatternResolver().getResources("classpath*:templates/**/*.html")) {
      String text = template.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
      assertThat(text)
          .as(template.getFilename())
          .doesNotContain("<style", " style=", " onclick=", "javascript:")
          .doesNotContainPattern("<script(?! defer th:src=)");
      if (!"runbook.html".equals(template.getFilename())) {
        assertThat(text).as(template.getFilename()).doesNotContain("utext");
      }
    }
  }

  /** By its name a form is found again, and kept, when what holds it is drawn again. */
  @Test
  void everyFormThatMayBeDrawnAgainHasAName() throws Exception {
    for (String template : List.of("gates/card", "parking/card", "runs/run")) {
      try (InputStream text =
          DeskShapeTest.class.getResourceAsStream("/templates/" + template + ".html")) {
        assertThat(text).as(template).isNotNull();
        List<String> forms =
            new String(text.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("<form"))
                .toList();
        assertThat(forms).as(template).isNotEmpty();
        assertThat(forms).as(template).allMatch(form -> form.matches(".*<form [^>]*\\bid=.*"));
      }
    }
  }

  @Test
  void whatAPageLinksIsSmall() throws Exception {
    long bytes = 0;
    for (String file :
        List.of(
            "static/assets/desk.css",
            "static/assets/desk.js",
            "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js")) {
      try (InputStream content = DeskShapeTest.class.getResourceAsStream("/" + file)) {
        assertThat(content).as(file).isNotNull();
        bytes += content.readAllBytes().length;
      }
    }
    assertThat(bytes).isLessThan(SMALL_PAGE - 50_000); // which leaves 50 kB for the page itself
  }

  private static String folder(Resource template) {
    try {
      String[] path = template.getURL().getPath().split("/");
      return path[path.length - 2];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
