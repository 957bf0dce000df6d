package dev.firedrill.drill;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.firedrill.web.gates.GateRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;

/**
 * The holders of a key's shares, each at a browser of their own. All of them have begun to type
 * when the first one enters a share; whatever else a run asks is approved. Whoever comes last may
 * take a wrong share along, once: Vault does not say whose it was, so all of them enter theirs
 * anew.
 */
final class HoldersAtBrowsers implements Person {

  private final Crew crew;
  private final List<String> shares;
  private final List<String> objections = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  HoldersAtBrowsers(Crew crew, List<String> shares) {
    this.crew = crew;
    this.shares = List.copyOf(shares);
    for (int holder = 0; holder < shares.size(); holder++) {
      crew.add(name(holder), "VIEWER", "vault-key-holders");
    }
  }

  /** Lets the last one enter this the next time that they are asked. */
  void takeAlong(String wrongShare) {
    wrong.add(wrongShare);
  }

  /** Whether everything that was taken along has been entered. */
  boolean haveErred() {
    return wrong.isEmpty();
  }

  /** What is wrong with the screens that they saw, and what their browsers complained of. */
  List<String> objections() {
    return List.copyOf(objections);
  }

  @Override
  public Optional<Boolean> answer(GateRow gate) {
    if (!gate.takesShare()) {
      return Optional.of(true);
    }
    enter(gate);
    return Optional.empty();
  }

  private void enter(GateRow gate) {
    String question = gate.card().question();
    List<Visitor> holders = new ArrayList<>();
    List<String> entered = new ArrayList<>(shares);
    if (!wrong.isEmpty()) {
      entered.set(entered.size() - 1, wrong.removeFirst());
    }
    try {
      for (String share : entered) {
        Visitor holder = crew.as(name(holders.size())).open("/gates");
        holders.add(holder);
        typeHalf(holder.waitsAt(question), share);
      }
      for (Visitor holder : holders) {
        enter(holder, gate, holders.indexOf(holder), entered);
        objections.addAll(holder.complaints());
      }
    } finally {
      holders.forEach(Visitor::close);
    }
  }

  private static void typeHalf(Locator card, String share) {
    Locator field = card.getByLabel("Your share");
    field.click();
    field.pressSequentially(share.substring(0, share.length() / 2));
  }

  /** What was typed is still there, and the card says how many came before. */
  private void enter(Visitor holder, GateRow gate, int before, List<String> entered) {
    String share = entered.get(before);
    String half = share.substring(0, share.length() / 2);
    String place = "%d of %d".formatted(before + 1, shares.size());
    Locator card = holder.waitsAt(gate.card().question());
    Locator button = card.locator("button.main");
    assertThat(button).hasText("Enter my share, as " + place);
    assertThat(card.getByLabel("Your share")).hasValue(half);
    if (before == 1) {
      look(holder, "share-gate-of-" + gate.runbook());
    }
    card.getByLabel("Your share").pressSequentially(share.substring(half.length()));
    button.click();
    assertThat(holder.page().locator("main h1")).hasText("Your share was entered");
    assertThat(holder.page().locator("main")).containsText(place + " so far");
    Assertions.assertThat(holder.page().content()).doesNotContain(share, half);
    if (before == 1) {
      look(holder, "share-entered-of-" + gate.runbook());
    }
  }

  private void look(Visitor holder, String name) {
    objections.addAll(Screens.objectionsTo(holder.page(), name));
    holder.page().setViewportSize(1280, 900);
  }

  private static String name(int holder) {
    return "holder-" + (holder + 1);
  }
}
