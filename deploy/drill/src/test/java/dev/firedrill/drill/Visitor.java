package dev.firedrill.drill;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.firedrill.lab.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody at a browser of their own. */
final class Visitor implements AutoCloseable {

  private static final double PATIENCE_MILLIS = 300_000;

  /** For a run to come to what is waited for, however busy the machine is. */
  private static final Duration LONGEST = Duration.ofMinutes(6);

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Visitor(BrowserContext context) {
    this.context = context;
    context.setDefaultTimeout(PATIENCE_MILLIS);
    this.page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
  }

  Page page() {
    return page;
  }

  /** What the browser complained of so far: broken policies, missing files, failing scripts. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  Visitor open(String path) {
    page.navigate(path);
    return this;
  }

  Visitor signIn(String name, String password) {
    open("/sign-in");
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(password);
    press("Sign in");
    assertThat(page.locator("#me")).containsText(name);
    return this;
  }

  /** Does what the desk demands of everybody who comes in with a one-time password. */
  Visitor choosePassword(String oneTime, String wanted) {
    assertThat(page).hasURL(Pattern.compile(".*/account$"));
    page.getByLabel("Password you have now").fill(oneTime);
    page.locator("#wanted").fill(wanted);
    page.locator("#again").fill(wanted);
    press("Change the password");
    assertThat(heading()).hasText("Runbooks");
    return this;
  }

  /** Starts the failover of the lab's cluster; ends on the run's screen. */
  Visitor launchFailover(String candidate) {
    return sendFailover(candidate, "Refuse this run", "Start");
  }

  /** The same, in turn: while another run holds the cluster, this one waits. */
  Visitor launchFailoverInTurn() {
    return sendFailover("", "Wait until it has ended", "Start");
  }

  /** Plans the failover of the lab's cluster; ends on the plan's screen. */
  Visitor planFailover() {
    return sendFailover("", "Refuse this run", "Plan");
  }

  private Visitor sendFailover(String candidate, String whenHeld, String button) {
    open("/runbooks");
    page.getByRole(
            AriaRole.LINK, new Page.GetByRoleOptions().setName("Fail over a Patroni cluster"))
        .click();
    page.getByLabel("Cluster").selectOption("orders-db");
    page.getByLabel("Candidate").fill(candidate);
    page.getByLabel("If another run holds the target").selectOption(whenHeld);
    press(button);
    assertThat(page.locator("#run-head")).containsText("started by");
    return this;
  }

  /** The id of the run that this screen shows. */
  String runOfPage() {
    return page.url().replaceAll(".*/runs/", "");
  }

  /** The card of the gate that asks this, wherever it is shown. */
  Locator gate(String question) {
    return page.locator(".gate.open", titled(question));
  }

  /** Waits until this screen shows an open gate that asks this. */
  Locator waitsAt(String question) {
    Locator card = gate(question);
    assertThat(card).isVisible();
    return card;
  }

  /** Opens the inbox, reads the card, gives a reason and approves; ends on the run's screen. */
  Visitor approve(String question, String reason) {
    open("/gates");
    answer(waitsAt(question), reason, "approve");
    assertThat(page.locator("#run-head")).isVisible();
    return this;
  }

  /** As {@link #approve}, at a gate that asks for these words. */
  Visitor approveTyping(String question, String words, String reason) {
    open("/gates");
    Locator card = waitsAt(question);
    card.getByLabel("To approve, type").fill(words);
    answer(card, reason, "approve");
    assertThat(page.locator("#run-head")).isVisible();
    return this;
  }

  /** Says no on the card that this screen shows. */
  Visitor deny(String question, String reason) {
    answer(waitsAt(question), reason, "deny");
    assertThat(page.locator("#run-head")).isVisible();
    return this;
  }

  /** Opens this screen again and again until it shows this; for a browser without script. */
  Visitor openUntil(String path, Locator seen) {
    Await.until(seen + " on " + path, LONGEST, () -> open(path).shows(seen));
    return this;
  }

  private boolean shows(Locator wanted) {
    return wanted.isVisible();
  }

  /** Waits until this screen says why an answer did not count. */
  Visitor seesObjection(String words) {
    assertThat(page.locator(".objections")).containsText(words);
    return this;
  }

  /** Gives a reason on this card and presses its button: {@code approve} or {@code deny}. */
  void answer(Locator card, String reason, String answer) {
    card.getByLabel("Reason").fill(reason);
    card.locator("button[value=" + answer + "]").click();
  }

  /** Gives a reason on the card of a parked run and presses the button with these words. */
  void choose(Locator card, String reason, String button) {
    card.getByLabel("Reason").fill(reason);
    card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)).click();
  }

  /** Takes the lock on a target away from the run that holds it, with a reason. */
  Visitor takeOver(String target, String reason) {
    Locator lock = open("/targets").page.locator("#lock-" + target);
    String words = "Take over the lock on " + target;
    lock.getByText(words + "…").click();
    lock.getByLabel("Reason").fill(reason);
    return press(words);
  }

  /** Waits until the head of the run that this screen shows says this. */
  Visitor sees(String words) {
    assertThat(page.locator("#run-head")).containsText(words);
    return this;
  }

  /** Sends an approval that no form of this person's screens offers; returns the status. */
  int forgeApproval(String run, int gate) {
    FormData form =
        FormData.create()
            .set("_csrf", page.locator("input[name=_csrf]").first().inputValue())
            .set("answer", "approve")
            .set("digest", "")
            .set("reason", "forged");
    return page.request()
        .post("/gates/" + run + "/" + gate, RequestOptions.create().setForm(form))
        .status();
  }

  /** Waits until the run that this screen shows has ended, and in this way. */
  Visitor seesEnding(String ending) {
    assertThat(page.locator("#run-head .state .mark")).hasText(ending);
    assertThat(ending()).isVisible();
    return this;
  }

  /** Where this screen says what may be done next, once its run has ended. */
  Locator ending() {
    return page.locator("#run-end .lead");
  }

  /** The reasons given at the end of the run that this screen shows. */
  List<String> reasons() {
    return page.locator("#run-end .reasons li").allInnerTexts();
  }

  Visitor seesDone(String step) {
    assertThat(page.locator("#run-steps li.good", titled(step))).isVisible();
    return this;
  }

  Visitor press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
    return this;
  }

  private Locator heading() {
    return page.locator("main h1");
  }

  private static Page.LocatorOptions titled(String title) {
    return new Page.LocatorOptions().setHasText(title);
  }

  @Override
  public void close() {
    context.close();
  }
}
