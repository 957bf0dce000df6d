package dev.firedrill.web.engine;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;

/** Where a setting was written, as people look for it: {@code file:line}. */
final class Place {

  private Place() {}

  /** The place in brackets, after a space; nothing where there is none that a person wrote. */
  static String of(@Nullable Origin found) {
    Origin origin = found instanceof PropertySourceOrigin wrapped ? wrapped.getOrigin() : found;
    if (!(origin instanceof TextResourceOrigin text)) {
      return origin == null ? "" : " (" + origin + ")";
    }
    if (text.getResource() == null || !text.getResource().isFile()) {
      return "";
    }
    try {
      String line = text.getLocation() == null ? "" : ":" + (text.getLocation().getLine() + 1);
      return " (" + text.getResource().getFile() + line + ")";
    } catch (IOException e) {
      return " (" + origin + ")";
    }
  }
}
