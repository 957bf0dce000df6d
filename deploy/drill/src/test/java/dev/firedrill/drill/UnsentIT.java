package dev.firedrill.drill;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.firedrill.workflows.procedure.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people have begun to type stays theirs, whatever becomes of the screen around it. */
@TestInstance(Lifecycle.PER_CLASS)
class UnsentIT {

  private static final Proof SHARE = new Proof(Proof.Kind.SHARE, "", null);
  private static final String SRE_A = "sre-a";
  private static final String SRE_B = "sre-b";

  private House house;
  private Crew crew;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Printed printed = Printed.start();
    house =
        QuickHashes.house(
            folder.resolve("house"), Files.createDirectory(folder.resolve("targets")));
    crew = Crew.of(house, printed.end().after(Printed.FIRST_SIGN_IN));
    crew.add(SRE_A, "OPERATOR", "");
    crew.add(SRE_B, "VIEWER", "incident-commander");
  }

  @AfterAll
  void stop() {
    crew.close();
    house.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHalfWrittenReasonStaysWhileItsGateCountsAnotherYes(boolean inInbox) {
    try (ShownRun run = new ShownRun(house);
        Visitor visitor = crew.as(SRE_B)) {
      run.asks(Proof.NOTHING);
      Locator card = visitor.open(inInbox ? "/gates" : run.path()).waitsAt(ShownRun.QUESTION);
      Locator button = card.locator("button.main");
      assertThat(button).hasText("Approve, as 1 of 2");
      Words words = Words.begin(visitor.page(), card.getByLabel("Reason"), "the leader");

      run.countsOneYes();
      assertThat(card).containsText("1 of 2");
      words.goOn(" is dead");
      assertThat(button).hasText("Promote pg-2 in orders-db");
      Assertions.assertThat(visitor.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHalfTypedShareStaysUntilItsGateIsOverAndThenThatIsSaid(boolean inInbox) {
    try (ShownRun run = new ShownRun(house);
        Visitor visitor = crew.as(SRE_B)) {
      run.asks(SHARE);
      Locator card = visitor.open(inInbox ? "/gates" : run.path()).waitsAt(ShownRun.QUESTION);
      Words words = Words.begin(visitor.page(), card.getByLabel("Your share"), "q83v");
      run.countsOneYes();
      assertThat(card).containsText("1 of 2");
      words.goOn("EjRW");

      run.isDenied();
      Locator over = visitor.page().locator("#over");
      assertThat(over).isVisible();
      assertThat(over).containsText(ShownRun.QUESTION + " What you had typed was not sent.");
      assertThat(over).isFocused();
      assertThat(visitor.gate(ShownRun.QUESTION)).hasCount(0);
      Screens.picture(visitor.page(), inInbox ? "over-in-inbox" : "over-on-run");
      visitor.press("Close");
      assertThat(over).isHidden();
      Assertions.assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void whatIsTypedOnAParkedRunStaysUntilItGoesOn() {
    try (ShownRun run = new ShownRun(house);
        Visitor visitor = crew.as(SRE_A)) {
      run.parks();
      Locator card = visitor.open(run.path()).waitsAt("Parked at “" + ShownRun.PARKED);
      Words words = Words.begin(visitor.page(), card.getByLabel("Reason"), "the disk");
      run.asks(Proof.NOTHING);
      visitor.waitsAt(ShownRun.QUESTION);
      words.goOn(" is back");

      run.goesOn();
      assertThat(visitor.page().locator("#over")).containsText("was not sent");
      assertThat(card).hasCount(0);
      Assertions.assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void aNoteIsWrittenWhileTheRunGoesOn() {
    try (ShownRun run = new ShownRun(house);
        Visitor visitor = crew.as(SRE_A)) {
      Page page = visitor.open(run.path()).page();
      Words words = Words.begin(page, page.getByLabel("Note"), "the fan of");
      run.does("Look at the cluster");
      visitor.seesDone("Look at the cluster");
      words.goOn(" pg-1 is loud");
    }
  }

  /** Words in a field, which somebody types in two goes. */
  private record Words(Page page, Locator field, String first) {

    static Words begin(Page page, Locator field, String words) {
      field.click();
      page.keyboard().type(words);
      field.evaluate("field => { field.mine = true; }");
      return new Words(page, field, words);
    }

    /** Types on, in the very field where the first words are, without going there again. */
    void goOn(String words) {
      assertThat(field).hasValue(first);
      assertThat(field).isFocused();
      page.keyboard().type(words);
      assertThat(field).hasValue(first + words);
      Assertions.assertThat(field.evaluate("field => field.mine")).isEqualTo(true);
    }
  }
}
