package dev.firedrill.activities.reach.ssh;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a shell is reached: {@code user@host:port}; an IPv6 address stands in brackets. */
public record SshHost(String user, String address, int port) {

  private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252})|[0-9A-Fa-f:.]{2,45}");
  private static final Pattern FORM =
      Pattern.compile(
          "(?<user>[^@]+)@(?:\\[(?<six>[^]]+)]|(?<host>[^:\\[\\]]+)):(?<port>\\d{1,5})");

  public SshHost {
    if (!USER.matcher(user).matches()) {
      throw new IllegalArgumentException("not a user's name: " + user);
    }
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException("not a host's name or address: " + address);
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /** Reads {@code user@host:port}; {@link IllegalArgumentException} says what is expected. */
  public static SshHost parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "expected user@host:port, an IPv6 address in brackets, but found: " + text);
    }
    String address = form.group("six") == null ? form.group("host") : form.group("six");
    return new SshHost(form.group("user"), address, Integer.parseInt(form.group("port")));
  }

  /** The address as it stands in a known_hosts file and in messages: {@code host:port}. */
  public String endpoint() {
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }

  @Override
  public String toString() {
    return user + "@" + endpoint();
  }
}
