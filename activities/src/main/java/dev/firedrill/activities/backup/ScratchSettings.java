package dev.firedrill.activities.backup;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.Target;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A place on a member's host where a backup may be restored to look at it.
 *
 * @param folder empty while nobody verifies a backup, and owned by who owns the data directory
 * @param binaries where PostgreSQL's own programs are
 */
public record ScratchSettings(Path folder, Path binaries) {

  public ScratchSettings {
    requireNonNull(folder, "folder");
    requireNonNull(binaries, "binaries");
  }

  /** The {@code scratch} section of a member. */
  public static ScratchSettings read(Section scratch, Path data) {
    Path folder = scratch.path("folder");
    if (folder.startsWith(data) || data.startsWith(folder)) {
      scratch.mistake(
          "folder", "'folder' has to lie beside the data directory, not in or above it");
    }
    return new ScratchSettings(folder, scratch.path("binaries"));
  }

  /** Those of each member that has one, in the file's order. */
  static Map<String, ScratchSettings> ofMembers(Target target) {
    Map<String, ScratchSettings> members = new LinkedHashMap<>();
    target
        .section()
        .sections("members")
        .forEach((name, member) ->
            member
                .optionalSection("scratch")
                .ifPresent(each -> members.put(name, read(each, member.path("data")))));
    return members;
  }
}
