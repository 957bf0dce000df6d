package dev.firedrill.web.catalogue;

import java.util.List;

/**
 * A runbook's page as people read it.
 *
 * @param category the folder it stands in, such as {@code 04-data}
 * @param risk {@code low}, {@code medium} or {@code high}
 * @param noWayBackAfter the step after which nothing is undone; empty where there is none
 * @param steps the titles under Procedure, in order
 * @param sections the other headings with their text, in the page's order
 */
public record Page(
    String id,
    String title,
    String system,
    String category,
    String covers,
    String owner,
    List<String> alerts,
    String takes,
    String risk,
    String noWayBackAfter,
    List<Step> steps,
    List<Section> sections,
    String text) {

  public Page {
    alerts = List.copyOf(alerts);
    steps = List.copyOf(steps);
    sections = List.copyOf(sections);
  }

  /** One step of the procedure; its text is safe HTML. */
  public record Step(String title, String html) {}

  /** A heading and what stands below it; safe HTML. */
  public record Section(String title, String html) {

    /** The heading as the name of a place on the page. */
    public String anchor() {
      return title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }
  }

  /** The first paragraph of Meaning, for lists; safe HTML. */
  public String meaning() {
    return sections.isEmpty() ? "" : sections.getFirst().html();
  }

  /** The step after which there is no way back, where it comes after this one; else empty. */
  public String noWayBackAhead(String stepTitle) {
    List<String> titles = steps.stream().map(Step::title).toList();
    return titles.indexOf(stepTitle) < titles.indexOf(noWayBackAfter) ? noWayBackAfter : "";
  }

  /** Whether all the words occur somewhere in what people search by. */
  public boolean matches(String words) {
    String all = String.join(" ", id, title, system, category, covers, owner, alerts.toString());
    String lower = all.toLowerCase(java.util.Locale.ROOT);
    return List.of(words.toLowerCase(java.util.Locale.ROOT).strip().split("\\s+")).stream()
        .allMatch(lower::contains);
  }
}
