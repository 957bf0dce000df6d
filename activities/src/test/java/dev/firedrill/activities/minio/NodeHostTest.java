package dev.firedrill.activities.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.workflows.minio.Mount;
import dev.firedrill.workflows.procedure.NotPossible;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is mounted and removed on a node's host, and what never is; the shell is a fake. */
class NodeHostTest {

  private static final String DRIVE = "/mnt/drive1";
  private static final String BALLAST = DRIVE + "/ballast";
  private static final Result GONE = new Result(1, "", "");
  private static final Result READ_ONLY = new Result(0, "/dev/sdb1 7 64 ro,relatime\n", "");
  private static final Result WRITABLE = new Result(0, "/dev/sdb1 7 64 rw,relatime\n", "");

  private final List<String> done = new ArrayList<>();
  private Result mounted = WRITABLE;
  private Result described = new Result(0, "1048576 regular file\n", "");
  private Result afterMount = WRITABLE;

  @Test
  void aDriveThatIsMountedForWritingIsLeftAlone() throws Unreachable {
    host().mount(DRIVE);
    assertThat(done).isEmpty();
  }

  @Test
  void whatIsGoneIsMountedAndWhatIsReadOnlyIsMountedForWriting() throws Unreachable {
    mounted = GONE;
    host().mount(DRIVE);
    mounted = READ_ONLY;
    host().mount(DRIVE);
    assertThat(done).containsExactly("mount-it", "remount-it");
  }

  @Test
  void aDriveThatStaysReadOnlyIsNotBack() {
    mounted = READ_ONLY;
    afterMount = READ_ONLY;
    assertThatThrownBy(() -> host().mount(DRIVE)).hasMessageContaining("not mounted for writing");
  }

  @Test
  void withoutACommandOfTheTargetsFileNothingIsMounted() {
    mounted = GONE;
    DriveSettings mute = new DriveSettings(Path.of(DRIVE), List.of(), List.of(), List.of());
    assertThatThrownBy(() -> host(mute).mount(DRIVE))
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("has no 'mount'");
    assertThatThrownBy(() -> host(mute).mount("/mnt/other"))
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("is no drive of minio-1");
  }

  @Test
  void aPlainFileOfTheListIsRemoved() throws Unreachable {
    host().remove(BALLAST);
    assertThat(done).containsExactly("/usr/bin/rm");
  }

  @Test
  void whatIsGoneIsRemoved() throws Unreachable {
    described = new Result(1, "", "stat: cannot stat: No such file");
    host().remove(BALLAST);
    assertThat(done).isEmpty();
  }

  @Test
  void aLinkOrADirectoryIsNeverRemoved() throws Unreachable {
    for (String kind : List.of("symbolic link", "directory", "block special file")) {
      described = new Result(0, "4096 " + kind + "\n", "");
      host().remove(BALLAST);
      assertThat(host().expendable(drive()).getFirst().trouble())
          .isEqualTo("no plain file: " + kind);
    }
    assertThat(done).isEmpty();
  }

  @Test
  void whatTheTargetsFileDoesNotListIsRefused() {
    assertThatThrownBy(() -> host().remove(DRIVE + "/photos/1/xl.meta"))
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("is not expendable");
  }

  @Test
  void underADriveThatIsNotMountedLiesAnotherFile() {
    mounted = GONE;
    assertThatThrownBy(() -> host().remove(BALLAST)).hasMessageContaining("is another file");
    assertThat(done).isEmpty();
  }

  @Test
  void anEndThatNobodySawIsNoMissingDrive() {
    mounted = new Result(Result.UNKNOWN, "", "");
    assertThatThrownBy(() -> host().mounted(drive())).hasMessageContaining("no exit status");
    mounted = new Result(1, "", "sudo: a password is required");
    assertThatThrownBy(() -> host().mounted(drive())).hasMessageContaining("password");
  }

  @Test
  void whatFindmntPrintsLastIsOnTop() {
    assertThat(NodeHost.parsed("/dev/sda1 1 2 rw\n/dev/sdb1 7 64 ro,noatime\n"))
        .isEqualTo(new Mount("/dev/sdb1", false, 7, 64));
    assertThatThrownBy(() -> NodeHost.parsed("tmpfs - - rw")).hasMessageContaining("is no mount");
  }

  private NodeHost host() {
    return host(drive());
  }

  private NodeHost host(DriveSettings drive) {
    Shell shell = (host, argv, stdin, within) -> answer(argv);
    return new NodeHost(
        shell,
        new NodeSettings(
            "minio-1",
            URI.create("http://127.0.0.1:9000"),
            new SshHost("minio", "127.0.0.1", 22),
            List.of("start-minio"),
            List.of(drive)));
  }

  private Result answer(List<String> argv) {
    String command = argv.getFirst().equals("sudo") ? argv.get(2) : argv.getFirst();
    return switch (command) {
      case "/usr/bin/findmnt" -> mounted;
      case "/usr/bin/stat" -> described;
      default -> {
        done.add(command);
        mounted = command.endsWith("mount-it") ? afterMount : mounted;
        yield new Result(0, "", "");
      }
    };
  }

  private static DriveSettings drive() {
    return new DriveSettings(
        Path.of(DRIVE), List.of("mount-it"), List.of("remount-it"), List.of(Path.of(BALLAST)));
  }
}
