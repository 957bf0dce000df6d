package dev.firedrill.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.AuditCheck;
import dev.firedrill.workflows.procedure.ChainFault;
import dev.firedrill.workflows.procedure.ChainState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

final class AuditCommandTest {

  private final List<String> asked = new ArrayList<>();

  private int status(List<ChainFault> faults, String... words) {
    ChainState state = new ChainState(7, "beef", Instant.EPOCH, null, faults);
    AuditCheck check =
        new AuditCheck() {
          @Override
          public ChainState verify() {
            asked.add("verify");
            return state;
          }

          @Override
          public ChainState acceptHead(String person, String reason) {
            asked.add(reason);
            return state;
          }
        };
    var beans = new StaticListableBeanFactory(Map.of("check", check));
    return new AuditCommand(beans.getBeanProvider(AuditCheck.class)).run(List.of(words));
  }

  @Test
  void onlyAWholeChainIsASuccess() {
    ChainFault fault = new ChainFault(ChainFault.Kind.BROKEN, 7, "line 7 was altered");
    assertThat(status(List.of(), "verify")).isZero();
    assertThat(status(List.of(fault), "verify")).isEqualTo(1);
    assertThat(status(List.of(fault), "accept-head", "--reason", "restored")).isEqualTo(1);
  }

  @Test
  void nobodyAcceptsAHeadWithoutAReason() {
    assertThat(status(List.of(), "accept-head", "--reason", " restored ")).isZero();
    assertThat(status(List.of(), "accept-head", "--reason=after the fire")).isZero();
    assertThat(asked).containsExactly("restored", "after the fire");
    for (String[] words :
        List.of(
            new String[] {},
            new String[] {"accept-head"},
            new String[] {"accept-head", "--reason"},
            new String[] {"accept-head", "--reason", " "},
            new String[] {"accept-head", "restored"},
            new String[] {"accept-head", "--reason", "a", "b"},
            new String[] {"verify", "twice"})) {
      assertThat(status(List.of(), words)).isEqualTo(2);
    }
    assertThat(asked).hasSize(2);
  }
}
