package dev.firedrill.activities.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.reach.ssh.SshHost;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;

class SectionTest {

  private final Mistakes mistakes = new Mistakes(Path.of("t.yaml"));

  private Section section(String text) {
    var root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    return new Section("lamp", (MappingNode) root, mistakes);
  }

  @Test
  void whatIsOptionalMayBeMissing() {
    Section empty = section("{}");
    assertThat(empty.name()).isEqualTo("lamp");
    assertThat(empty.optionalText("a")).isEmpty();
    assertThat(empty.optionalUri("a")).isEmpty();
    assertThat(empty.optionalPath("a")).isEmpty();
    assertThat(empty.optionalWords("a")).isEmpty();
    assertThat(empty.optionalSection("a")).isEmpty();
    assertThat(mistakes.isEmpty()).isTrue();
  }

  @Test
  void whatIsThereIsRead() {
    Section full =
        section(
            """
            text: 007
            uri: https://host/path
            uris: [http://a, http://b:1]
            path: /data
            shell: ops@host:22
            words: [sudo, -n, true, 1.50]
            """);
    assertThat(full.optionalText("text")).contains("007");
    assertThat(full.optionalUri("uri")).contains(URI.create("https://host/path"));
    assertThat(full.uris("uris")).hasSize(2);
    assertThat(full.optionalPath("path")).contains(Path.of("/data"));
    assertThat(full.path("path")).isEqualTo(Path.of("/data"));
    assertThat(full.sshHost("shell")).isEqualTo(new SshHost("ops", "host", 22));
    assertThat(full.optionalWords("words")).containsExactly("sudo", "-n", "true", "1.50");
    full.closeUnasked();
    assertThat(mistakes.lines()).isEmpty();
  }

  @Test
  void whatIsWrongIsNotedAndAStandInGiven() {
    Section wrong =
        section(
            """
            text: "a\\u0007b"
            blank: ""
            uri: http://user:hush@host/
            path: relative
            list: text
            none: []
            names: {}
            time: -PT1H
            """);
    assertThat(wrong.text("text")).isEmpty();
    assertThat(wrong.text("blank")).isEmpty();
    assertThat(wrong.uri("uri")).isEqualTo(Values.NO_URI);
    assertThat(wrong.path("path")).isEqualTo(Values.NO_PATH);
    assertThat(wrong.words("list")).isEmpty();
    assertThat(wrong.uris("none")).isEmpty();
    assertThat(wrong.words("missing")).isEmpty();
    assertThat(wrong.sections("names")).isEmpty();
    assertThat(wrong.sshHost("shell")).isEqualTo(Values.NO_HOST);
    assertThat(wrong.duration("time")).isZero();
    wrong.mistake("time", "a system's own");
    assertThat(mistakes.lines())
        .containsExactly(
            "t.yaml:1: 'text': expected a text",
            "t.yaml:1: 'missing' is missing; expected a list",
            "t.yaml:1: 'shell' is missing; expected user@host:port",
            "t.yaml:2: 'blank': expected a text",
            "t.yaml:3: 'uri': expected an address such as http://host:8008; found one with a"
                + " user",
            "t.yaml:4: 'path': expected an absolute path; found relative",
            "t.yaml:5: 'list' has to be a list with at least one entry",
            "t.yaml:6: 'none' has to be a list with at least one entry",
            "t.yaml:7: 'names' names nothing; expected at least one",
            "t.yaml:8: 'time': expected a time such as PT4H or PT15M; found -PT1H",
            "t.yaml:8: a system's own");
  }

  @Test
  void aKeyThatNobodyAskedForIsAMistakeAtEveryDepth() {
    Section outer = section("inner:\n  known: 1\n  typo: 2\n? [a, b]\n: 3\n");
    outer.section("inner").number("known", 0, 9);
    outer.closeUnasked();
    assertThat(mistakes.lines())
        .containsExactly(
            "t.yaml:3: unknown key 'typo' in 'inner'; expected: known",
            "t.yaml:4: expected a plain key");
  }

  @Test
  void aSectionCanBeReadAgain() {
    Section outer = section("inner: { known: 1 }");
    assertThat(outer.section("inner")).isSameAs(outer.section("inner"));
    assertThat(outer.section("inner").number("known", 0, 9)).isEqualTo(1);
    assertThat(mistakes.isEmpty()).isTrue();
  }
}
