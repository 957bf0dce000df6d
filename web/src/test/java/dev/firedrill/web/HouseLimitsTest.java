package dev.firedrill.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The limits that CONTRIBUTING.md sets, held over the sources of every module. */
final class HouseLimitsTest {

  private static final Path ROOT = Path.of("..");
  private static final Path MAIN = Path.of("src", "main");
  private static final int LONGEST_FILE = 350;
  private static final int LONGEST_METHOD = 40;
  private static final int LONGEST_PROCEDURE = 60;
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern SLEEPS = Pattern.compile("\\b(Thread|TimeUnit\\.[A-Z]+)\\.sleep\\(");
  private static final Pattern SKIPS =
      Pattern.compile(
          "@(Disabled|Enabled)[A-Za-z]*[(\\s]|@Ignore[(\\s]|\\bassum(e|ing)[A-Z]\\w*\\(");
  private static final Pattern CATCHES_ALL = Pattern.compile("\\bcatch \\((final )?Throwable\\b");
  private static final Pattern FINALLY = Pattern.compile("\\} finally \\{");

  @Test
  void noFileIsTooLong() throws IOException {
    List<Path> sources = sources(each -> true);
    assertThat(sources).hasSizeGreaterThan(1_180);
    for (Path source : sources) {
      assertThat(Files.readAllLines(source))
          .as("%s", source)
          .hasSizeLessThanOrEqualTo(LONGEST_FILE);
    }
  }

  @Test
  void noMethodIsTooLong() throws IOException {
    List<Path> sources = sources(HouseLimitsTest::isMain);
    assertThat(sources).hasSizeGreaterThan(800);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      Ruler ruler = new Ruler(Trees.instance(task).getSourcePositions());
      for (CompilationUnitTree unit : task.parse()) {
        ruler.scan(unit, unit);
      }
      assertThat(ruler.measured).isGreaterThan(4_000);
      assertThat(ruler.tooLong).isEmpty();
    }
  }

  @Test
  void noTestSleepsOrIsSkippedOrTriedAgain() throws IOException {
    List<Path> tests = sources(each -> !isMain(each));
    assertThat(tests).hasSizeGreaterThan(370);
    for (Path test : tests) {
      assertThat(Files.readString(test))
          .as("%s", test)
          .doesNotContainPattern(SLEEPS)
          .doesNotContainPattern(SKIPS);
    }
    assertThat(Files.readString(ROOT.resolve("pom.xml"))).doesNotContain("rerunFailingTests");
  }

  @Test
  void noWorkflowCatchesWhatTheEngineThrows() throws IOException {
    List<Path> workflows =
        sources(each -> isMain(each) && each.startsWith(ROOT.resolve("workflows")));
    assertThat(workflows).hasSizeGreaterThan(210);
    for (Path workflow : workflows) {
      assertThat(Files.readString(workflow))
          .as("%s", workflow)
          .doesNotContainPattern(CATCHES_ALL)
          .doesNotContainPattern(FINALLY);
    }
  }

  private static boolean isMain(Path source) {
    return source.toString().contains(MAIN.toString());
  }

  /** The Java files of all modules that are such. */
  private static List<Path> sources(Predicate<Path> such) throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    List<Path> found = new ArrayList<>();
    for (MatchResult module : MODULE.matcher(pom).results().toList()) {
      Path folder = ROOT.resolve(module.group(1)).resolve("src");
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.filter(file -> file.toString().endsWith(".java")).filter(such).forEach(found::add);
        }
      }
    }
    return found;
  }

  /** Measures methods from their first annotation or word to their last brace. */
  private static final class Ruler extends TreeScanner<@Nullable Void, CompilationUnitTree> {

    private final SourcePositions positions;
    private final List<String> tooLong = new ArrayList<>();
    private int longest = LONGEST_METHOD;
    private int measured;

    Ruler(SourcePositions positions) {
      this.positions = positions;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, CompilationUnitTree unit) {
      int outside = longest;
      boolean isRunbook = type.getModifiers().getAnnotations().toString().contains("@Runbook(");
      longest = isRunbook ? LONGEST_PROCEDURE : outside;
      super.visitClass(type, unit);
      longest = outside;
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, method));
      long length = lines.getLineNumber(positions.getEndPosition(unit, method)) - first + 1;
      measured++;
      if (length > longest) {
        tooLong.add("%s:%d has %d lines".formatted(unit.getSourceFile().getName(), first, length));
      }
      return super.visitMethod(method, unit);
    }
  }
}
