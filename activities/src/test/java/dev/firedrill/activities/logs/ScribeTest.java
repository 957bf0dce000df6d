package dev.firedrill.activities.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.reach.Witness;
import dev.firedrill.activities.secrets.SecretReference;
import dev.firedrill.activities.secrets.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScribeTest {

  private static final Place PLACE = new Place("r-1", 3, 2);
  private static final String SECRET = "cor'rect horse";

  @TempDir Path folder;

  private final LogBuffer buffer = new LogBuffer(1_000_000);
  private final Secrets secrets = new Secrets();
  private final Repeats repeats = new Repeats();

  @BeforeEach
  void readTheSecret() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), SECRET + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    secrets.read(SecretReference.parse("file:" + file));
  }

  private Scribe scribe() {
    return new Scribe(PLACE, buffer, secrets.masks(), repeats);
  }

  private List<LogLine> lines() throws InterruptedException {
    return buffer.take(1_000, Duration.ZERO);
  }

  private List<String> texts() throws InterruptedException {
    return lines().stream().map(line -> line.kind() + " " + line.text()).toList();
  }

  @Test
  void aCommandIsShownWithItsWordsAndWhatCameBack() throws InterruptedException {
    Witness.Exchange seen =
        scribe().asked("pg@db:22", List.of("printf", "%s\\n", "it's", ""), "in 1\nin 2\n");
    seen.out("out");
    seen.out("");
    seen.err("err");
    seen.ended("exit status 3");
    List<LogLine> lines = lines();
    assertThat(lines).allMatch(line -> line.place().equals(PLACE));
    assertThat(lines.stream().map(line -> line.kind() + " " + line.text()))
        .startsWith(
            "ASKED pg@db:22 $ printf '%s\\n' 'it'\\''s' ''",
            "INPUT in 1", "INPUT in 2", "OUT out", "OUT ", "ERR err")
        .last()
        .asString()
        .matches("ENDED exit status 3 after \\d+\\.\\d{3} s");
  }

  @Test
  void noPartOfAQuestionOrAnswerShowsASecret() throws InterruptedException {
    String encoded = Base64.getEncoder().encodeToString(("sre:" + SECRET).getBytes(UTF_8));
    Witness.Exchange seen =
        scribe().asked("", List.of("GET", "http://x/?p=cor%27rect+horse", SECRET), SECRET);
    seen.out(SECRET);
    seen.err("--password=" + SECRET);
    seen.answer("{\"auth\":\"" + encoded + "\"}");
    seen.ended("no answer: " + SECRET);
    scribe().notes(SECRET);
    assertThat(texts())
        .hasSize(7)
        .allMatch(line -> line.contains("(secret)"))
        .noneMatch(line -> line.contains("rect horse") || line.contains("Y29yJ3JlY3Q"));
  }

  @Test
  void aSecretTakenApartByUnseenCharactersIsHiddenToo() throws InterruptedException {
    Witness.Exchange seen = scribe().asked("", List.of("x"), "");
    seen.out("\u001b[1mcor\u001b[31m'rect \0horse\u001b[0m!");
    assertThat(texts()).last().isEqualTo("OUT (secret)!");
  }

  @Test
  void coloursOfALineWithoutASecretAreKept() throws InterruptedException {
    scribe().asked("", List.of("x"), "").out("\u001b[31mred\u001b[0m\0");
    assertThat(texts()).last().isEqualTo("OUT \u001b[31mred\u001b[0m\u2400");
  }

  @Test
  void ofTwoQuestionsAtOnceItIsSeenWhichIsAnswered() throws InterruptedException {
    Scribe scribe = scribe();
    Witness.Exchange one = scribe.asked("", List.of("GET", "one"), "");
    Witness.Exchange two = scribe.asked("", List.of("GET", "two"), "");
    two.out("second");
    one.out("first");
    one.err("first too");
    two.out("second too");
    assertThat(texts())
        .containsExactly(
            "ASKED GET one",
            "ASKED GET two",
            "OUT second",
            "NOTE on GET one",
            "OUT first",
            "ERR first too",
            "NOTE on GET two",
            "OUT second too");
  }

  @Test
  void ofALongAnswerTheBeginningIsKept() throws InterruptedException {
    scribe().asked("", List.of("x"), "").answer("ä".repeat(100_000));
    assertThat(texts())
        .containsExactly(
            "ASKED x",
            "OUT " + "ä".repeat(Conversation.BODY),
            "NOTE the answer has 100000 characters; this was its beginning");
  }

  @Test
  void anAnswerThatIsAskedForAgainAtOnceIsLeftOutAndSaidToBe() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      Witness.Exchange seen = scribe().asked("", List.of("GET", "http://x/"), "");
      seen.answer("body");
      seen.ended("status 200");
    }
    List<String> texts = texts();
    assertThat(texts).filteredOn("OUT body"::equals).hasSize(1);
    assertThat(texts).last().asString().endsWith("asked again, so its body is left out");
  }

  @Test
  void aLongLineIsCutAndSaysSo() {
    String cut = LogLine.note(PLACE, "x".repeat(LogLine.LONGEST - 1) + "\ud83d\udd25yy").text();
    assertThat(cut).isEqualTo("x".repeat(LogLine.LONGEST - 1) + " … 4 more characters");
  }
}
