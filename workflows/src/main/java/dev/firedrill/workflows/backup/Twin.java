package dev.firedrill.workflows.backup;

import java.util.regex.Pattern;

/**
 * A WAL segment that waits on the leader although the repository has one of that name.
 *
 * @param here the SHA-1 of the leader's, as hexadecimal digits
 * @param there the SHA-1 of the repository's
 */
public record Twin(String segment, String here, String there) {

  private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
  private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");

  public Twin {
    require(SEGMENT, segment);
    require(SHA1, here);
    require(SHA1, there);
  }

  /** Whether this is the name of a whole WAL segment. */
  public static boolean isSegment(String name) {
    return SEGMENT.matcher(name).matches();
  }

  /** Whether the two have different contents: pgBackRest answers with error 045 then. */
  public boolean differs() {
    return !here.equals(there);
  }

  private static void require(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("not " + pattern + ": " + text);
    }
  }
}
