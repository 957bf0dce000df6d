package dev.firedrill.activities.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.workflows.procedure.Checkup;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class InventoryBeansTest {

  @TempDir Path folder;

  private record Check(String system, List<Finding> findings) implements TargetCheck {

    @Override
    public List<Finding> check(Target target) {
      if (findings.isEmpty()) {
        throw new IllegalStateException("no thread");
      }
      return findings;
    }
  }

  private static Finding finding(String what, boolean good, String told) {
    return new Finding(TestTargets.NAME, what, good, told);
  }

  private List<Finding> checkup(Check... checks) {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      Targets targets = TestTargets.one(folder, "dev");
      context.registerBean(Targets.class, () -> targets);
      for (int i = 0; i < checks.length; i++) {
        Check check = checks[i];
        context.registerBean("check" + i, TargetCheck.class, () -> check);
      }
      context.register(TargetCheckup.class);
      context.refresh();
      List<Finding> told = new ArrayList<>();
      context.getBean(Checkup.class).run(told::add);
      return told;
    }
  }

  private AnnotationConfigApplicationContext context() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("firedrill.targets", folder.toString())));
    context.register(InventoryBeans.class, Secrets.class);
    return context;
  }

  @Test
  void theInventoryIsReadFromTheConfiguredFolder() {
    try (AnnotationConfigApplicationContext context = context()) {
      context.refresh();
      assertThat(context.getBean(Inventory.class).targets()).isEmpty();
      assertThat(context.getBean(Shells.class)).isNotNull();
    }
  }

  @Test
  void aTargetsKeyIsHiddenBeforeItIsFirstUsed() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "correct horse");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    TestTargets.one(folder, "dev");
    Path target = folder.resolve("hall.yaml");
    Files.writeString(target, Files.readString(target).replace("env:KEY", "file:" + key));
    try (AnnotationConfigApplicationContext context = context()) {
      context.registerBean(TargetReader.class, TestTargets::reader);
      context.refresh();
      assertThat(context.getBean(Secrets.class).masks().mask("a correct horse"))
          .isEqualTo("a (secret)");
    }
  }

  @Test
  void aKeyThatIsNotThereYetStopsNothing() {
    TestTargets.one(folder, "dev");
    try (AnnotationConfigApplicationContext context = context()) {
      context.registerBean(TargetReader.class, TestTargets::reader);
      context.refresh();
      assertThat(context.getBean(Inventory.class).targets()).hasSize(1);
    }
  }

  @Test
  void everyTargetIsCheckedByItsSystem() {
    Finding good = finding("rest of one", true, "answers");
    Finding bad = finding("shell of one", false, "refuses");
    assertThat(checkup(new Check("lamp", List.of(good, bad)), new Check("torch", List.of())))
        .containsExactly(good, bad);
  }

  @Test
  void aSystemThatNobodyChecksIsAFinding() {
    assertThat(checkup())
        .containsExactly(finding("lamp", false, "nothing here knows how to reach a lamp"));
  }

  @Test
  void aCheckThatFailsIsAFinding() {
    assertThat(checkup(new Check("lamp", List.of())))
        .containsExactly(finding("check", false, "the check itself failed: no thread"));
  }
}
