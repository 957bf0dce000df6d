package dev.firedrill.activities.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.workflows.procedure.Checkup;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.Inventory;
import java.nio.file.Path;
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

  @Test
  void theInventoryIsReadFromTheConfiguredFolder() {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("test", Map.of("firedrill.targets", folder.toString())));
      context.register(InventoryBeans.class, Secrets.class);
      context.refresh();
      assertThat(context.getBean(Inventory.class).targets()).isEmpty();
      assertThat(context.getBean(Shells.class)).isNotNull();
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
