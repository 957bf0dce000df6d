package dev.firedrill.web.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetCard;
import dev.firedrill.workflows.procedure.TargetName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FormTest {

  /** How to open it. */
  public enum Way {
    BY_HAND,
    BY_MOTOR
  }

  /** A value that knows what it may be. */
  public record Member(String value) {

    public Member {
      if (!value.startsWith("pg-")) {
        throw new IllegalArgumentException("a member is called pg-something");
      }
    }
  }

  /** A request with a component of each type that forms know. */
  public record Everything(
      @Input(label = "Cluster", help = "Which one.") TargetName target,
      @Input(label = "Note") String note,
      @Input(label = "Sure") boolean sure,
      @Input(label = "Turns", initially = "3") int turns,
      @Input(label = "Bytes") long bytes,
      @Input(label = "Within", initially = "5 min") Duration within,
      @Input(label = "Way", initially = "BY_HAND") Way way,
      @Input(label = "Member") Member member)
      implements Request {

    public Everything {
      if (turns > 10) {
        throw new IllegalArgumentException("more than ten turns break it");
      }
    }
  }

  private static final TargetCard VALVE =
      new TargetCard(
          new TargetName("main-valve"),
          "valve",
          "prod",
          1,
          "4 h",
          List.of("pg-1"),
          List.of(),
          false,
          "");

  private final Form form = new Form(Everything.class, List.of(VALVE));

  @Test
  void theFieldsAreTheComponents() {
    assertThat(form.fields())
        .extracting(Field::control)
        .containsExactly("target", "text", "switch", "number", "number", "text", "choice", "text");
    assertThat(form.fields().getFirst().choices())
        .containsExactly(new Field.Choice("main-valve", "main-valve", "prod"));
    assertThat(form.fields()).extracting(Field::label).startsWith("Cluster", "Note");
    assertThat(form.fields())
        .filteredOn(Field::needed)
        .extracting(Field::name)
        .containsExactly("target", "bytes", "member");
    assertThat(form.initially()).containsEntry("turns", "3").containsEntry("note", "");
  }

  @Test
  void whatIsTypedBecomesTheRequest() {
    Form.Filled filled =
        form.fill(
            Map.of(
                "target", "main-valve",
                "note", " two words ",
                "sure", "true",
                "bytes", "9000000000",
                "within", "2 h",
                "way", "BY_MOTOR",
                "member", "pg-2"));
    assertThat(filled.mistakes()).isEmpty();
    assertThat(filled.request())
        .isEqualTo(
            new Everything(
                new TargetName("main-valve"),
                "two words",
                true,
                3,
                9_000_000_000L,
                Duration.ofHours(2),
                Way.BY_MOTOR,
                new Member("pg-2")));
  }

  @Test
  void allMistakesAreToldAtOnceEachBesideItsField() {
    Form.Filled filled =
        form.fill(
            Map.of(
                "target", "other-valve",
                "turns", "many",
                "within", "soon",
                "way", "BY_MAGIC",
                "member", "x"));
    assertThat(filled.request()).isNull();
    assertThat(filled.mistakes())
        .containsOnlyKeys("target", "turns", "bytes", "within", "way", "member")
        .containsEntry("bytes", "This is needed.")
        .containsEntry("member", "A member is called pg-something.");
    assertThat(filled.mistakes().get("target")).contains("no target 'other-valve'");
    assertThat(filled.values()).containsEntry("turns", "many");
  }

  @Test
  void whatNoSingleFieldDidIsAMistakeOfTheWhole() {
    Form.Filled filled =
        form.fill(Map.of("target", "main-valve", "turns", "11", "bytes", "1", "member", "pg-1"));
    assertThat(filled.mistakes()).isEqualTo(Map.of(Form.WHOLE, "More than ten turns break it."));
  }

  @Test
  void aTargetIsNeverAnAddress() {
    for (String hostile : List.of("127.0.0.1", "main-valve; rm -rf /", "MAIN-VALVE", "../x", "")) {
      assertThat(form.fill(Map.of("target", hostile)).mistakes()).as(hostile).containsKey("target");
    }
  }

  @Test
  void aRunIdIsShortAndRandom() {
    String id = RunId.draw();
    assertThat(RunId.isOne(id)).isTrue();
    assertThat(id).hasSize(14).isNotEqualTo(RunId.draw());
    assertThat(RunId.isOne("r-../../etc/x")).isFalse();
  }

  /** A request that names members of its target. */
  public record Swap(
      @Input(label = "Cluster") TargetName target,
      @Input(label = "Out", member = true, needed = true) String out,
      @Input(label = "In", member = true) String in)
      implements Request {}

  @Test
  void theMembersOfEachTargetAreOffered() {
    TargetCard other =
        new TargetCard(
            new TargetName("other"),
            "valve",
            "dev",
            2,
            "",
            List.of("pg-1", "pg-2"),
            List.of(),
            false,
            "");
    Field out = new Form(Swap.class, List.of(VALVE, other)).fields().get(1);
    assertThat(out.control()).isEqualTo("member");
    assertThat(out.needed()).isTrue();
    assertThat(out.choices())
        .containsExactly(
            new Field.Choice("pg-1", "pg-1", "main-valve"),
            new Field.Choice("pg-1", "pg-1", "other"),
            new Field.Choice("pg-2", "pg-2", "other"));
  }

  /** A request that may name several members of its target. */
  public record Without(
      @Input(label = "Cluster") TargetName target,
      @Input(label = "Leave out", member = true, several = true) String without)
      implements Request {}

  @Test
  void whereSeveralMembersMayBeNamedEachIsOneOfThePickedTarget() {
    Form form = new Form(Without.class, List.of(VALVE));
    assertThat(form.fields().get(1).control()).isEqualTo("member");
    assertThat(form.fill(Map.of("target", "main-valve", "without", "pg-1, pg-1,")).mistakes())
        .isEmpty();
    assertThat(form.fill(Map.of("target", "main-valve", "without", "pg-1,pg-3")).mistakes())
        .containsExactly(Map.entry("without", "main-valve has no member 'pg-3'; it has pg-1."));
    Form swap = new Form(Swap.class, List.of(VALVE));
    assertThat(swap.fill(Map.of("target", "main-valve", "out", "pg-1,pg-1")).mistakes())
        .containsOnlyKeys("out");
  }

  @Test
  void nobodyButAMemberOfThePickedTargetIsTaken() {
    Form swap = new Form(Swap.class, List.of(VALVE));
    assertThat(swap.fill(Map.of("target", "main-valve", "out", "pg-1", "in", "")).mistakes())
        .isEmpty();
    assertThat(swap.fill(Map.of("target", "main-valve", "out", "pg-2", "in", "pg-3")).mistakes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "out", "main-valve has no member 'pg-2'; it has pg-1.",
                "in", "main-valve has no member 'pg-3'; it has pg-1."));
    assertThat(swap.fill(Map.of("target", "main-valve")).mistakes())
        .containsExactly(Map.entry("out", "This is needed."));
    assertThat(swap.fill(Map.of("target", "nowhere", "out", "pg-9")).mistakes())
        .containsOnlyKeys("target");
  }
}
