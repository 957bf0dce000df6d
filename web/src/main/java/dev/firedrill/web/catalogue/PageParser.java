package dev.firedrill.web.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Reads a page: its head, its fixed headings, and one step under each third-level heading. */
final class PageParser {

  static final List<String> HEADINGS =
      List.of(
          "Meaning",
          "Impact",
          "Before you start",
          "Procedure",
          "Afterwards",
          "If it stops",
          "Rollback");

  private static final List<org.commonmark.Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser MARKDOWN =
      Parser.builder().extensions(TABLES).includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true).build();
  private static final TextContentRenderer PLAIN = TextContentRenderer.builder().build();

  private final String file;
  private final int firstLine;
  private final List<Page.Section> sections = new ArrayList<>();
  private final List<Page.Step> steps = new ArrayList<>();

  private PageParser(String file, int firstLine) {
    this.file = file;
    this.firstLine = firstLine;
  }

  /** The page in this text; {@link PageMistake} with file and line if it is none. */
  static Page parse(String file, String text) {
    if (!text.startsWith("---\n")) {
      throw new PageMistake(file, 1, "a page begins with '---' and its head");
    }
    int end = text.indexOf("\n---\n", 3);
    if (end < 0) {
      throw new PageMistake(file, 1, "the head has no end: a line '---'");
    }
    FrontMatter head = FrontMatter.read(file, text.substring(4, end + 1));
    int before = (int) text.substring(0, end + 5).lines().count();
    PageParser body = new PageParser(file, before);
    body.read(MARKDOWN.parse(text.substring(end + 5)));
    return body.page(head, text);
  }

  private void read(Node document) {
    Node node = document.getFirstChild();
    while (node != null) {
      if (!(node instanceof Heading heading) || heading.getLevel() != 2) {
        throw mistake(node, "text stands before the first heading, or under a heading of no use");
      }
      node = section(heading);
    }
    if (sections.size() < HEADINGS.size()) {
      throw mistake(document, "the heading '" + HEADINGS.get(sections.size()) + "' is missing");
    }
    if (steps.isEmpty()) {
      throw mistake(document, "the procedure has no step: one '###' each");
    }
  }

  private Node section(Heading heading) {
    String title = title(heading);
    if (sections.size() == HEADINGS.size() || !HEADINGS.get(sections.size()).equals(title)) {
      throw mistake(heading, "'" + title + "' stands here; the headings are " + HEADINGS);
    }
    StringBuilder html = new StringBuilder();
    Node node = heading.getNext();
    while (node != null && !(node instanceof Heading next && next.getLevel() <= 2)) {
      if (node instanceof Heading step && step.getLevel() == 3 && title.equals("Procedure")) {
        node = step(step);
      } else {
        html.append(HTML.render(node));
        node = node.getNext();
      }
    }
    sections.add(new Page.Section(title, html.toString()));
    return node;
  }

  private Node step(Heading heading) {
    StringBuilder html = new StringBuilder();
    Node node = heading.getNext();
    while (node != null && !(node instanceof Heading)) {
      html.append(HTML.render(node));
      node = node.getNext();
    }
    steps.add(new Page.Step(title(heading), html.toString()));
    return node;
  }

  private Page page(FrontMatter head, String text) {
    Set<String> titles = new HashSet<>();
    steps.forEach(step -> {
      if (!titles.add(step.title())) {
        throw new PageMistake(file, firstLine, "two steps are called '" + step.title() + "'");
      }
    });
    String last = head.text("no-way-back-after");
    if (!last.isEmpty() && !titles.contains(last)) {
      throw new PageMistake(file, 2, "no-way-back-after names no step: '" + last + "'");
    }
    return new Page(
        head.text("id"),
        head.text("title"),
        head.text("system"),
        head.text("category"),
        head.text("covers"),
        head.text("owner"),
        head.list("alerts"),
        head.text("takes"),
        head.text("risk"),
        last,
        steps,
        sections,
        text);
  }

  private static String title(Heading heading) {
    return heading.getFirstChild() instanceof Text text && text.getNext() == null
        ? text.getLiteral()
        : PLAIN.render(heading).strip();
  }

  private PageMistake mistake(Node node, String what) {
    int line =
        node.getSourceSpans().isEmpty() ? 0 : node.getSourceSpans().getFirst().getLineIndex();
    return new PageMistake(file, firstLine + line + 1, what);
  }
}
