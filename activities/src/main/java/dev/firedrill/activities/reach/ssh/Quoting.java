package dev.firedrill.activities.reach.ssh;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A command line from which a POSIX shell reads back exactly these arguments. */
final class Quoting {

  /**
   * The longest command line in bytes. Linux takes 128 KiB as one argument (MAX_ARG_STRLEN), and a
   * login shell gets the whole line as one.
   */
  static final int LONGEST = 120_000;

  private Quoting() {}

  static byte[] commandLine(List<String> argv) {
    if (argv.isEmpty() || argv.getFirst().isEmpty()) {
      throw new IllegalArgumentException("a command needs a name");
    }
    byte[] line = bytes(argv.stream().map(Quoting::quoted).collect(Collectors.joining(" ")));
    if (line.length > LONGEST) {
      throw new IllegalArgumentException(
          "the command line has %d bytes; %d are the most".formatted(line.length, LONGEST));
    }
    return line;
  }

  private static String quoted(String argument) {
    if (argument.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("an argument holds a NUL, which no command can be given");
    }
    return "'" + argument.replace("'", "'\\''") + "'";
  }

  private static byte[] bytes(String line) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(line));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("an argument holds half a surrogate pair", e);
    }
  }
}
