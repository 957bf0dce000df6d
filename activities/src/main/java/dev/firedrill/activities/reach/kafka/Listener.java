package dev.firedrill.activities.reach.kafka;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a broker is reached: {@code host:port}; an IPv6 address stands in brackets. */
public record Listener(String host, int port) {

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}]");
  private static final Pattern FORM = Pattern.compile("(.+):(\\d{1,5})");

  public Listener {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("not a host's name or address: " + host);
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /** Reads {@code host:port}; {@link IllegalArgumentException} says what is expected. */
  public static Listener parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("expected host:port, but found: " + text);
    }
    return new Listener(form.group(1), Integer.parseInt(form.group(2)));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
