package dev.firedrill.activities.kafka;

/**
 * The room on a file system, as {@code df} prints it.
 *
 * @param fileSystem the device, and where it is mounted
 */
record Room(long freeBytes, long allBytes, String fileSystem) {

  /** Reads {@code df -B1 --output=avail,size,source,target}: a heading and one line. */
  static Room parse(String printed) {
    String last = printed.strip().lines().reduce("", (one, next) -> next).strip();
    String[] words = last.split("\\s+", 4);
    if (words.length < 4 || !words[0].matches("\\d+") || !words[1].matches("\\d+")) {
      throw new IllegalStateException("df printed what is no file system: " + printed.strip());
    }
    return new Room(
        Long.parseLong(words[0]), Long.parseLong(words[1]), words[2] + " at " + words[3]);
  }
}
