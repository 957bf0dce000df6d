package dev.firedrill.web.engine;

import dev.firedrill.workflows.procedure.InventoryMistakes;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.web.server.PortInUseException;

/** Finds in a failed start the one thing that whoever started it can put right. */
public final class Refusal {

  private Refusal() {}

  /** The refusal that this failure comes from; empty when it is a defect of ours. */
  public static Optional<StartRefused> in(Throwable failure) {
    return causes(failure).flatMap(cause -> one(cause).stream()).findFirst();
  }

  private static Optional<StartRefused> one(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case StartRefused refused -> refused;
          case BindException setting -> setting(setting);
          case InventoryMistakes mistakes ->
              new StartRefused(ExitCode.USAGE, String.valueOf(mistakes.getMessage()));
          case PortInUseException port ->
              new StartRefused(
                  ExitCode.PORT_TAKEN,
                  "Port " + port.getPort() + " is taken; choose another one with --port.");
          default -> null;
        });
  }

  private static StartRefused setting(BindException failure) {
    Throwable deepest = causes(failure).reduce((first, second) -> second).orElse(failure);
    String sentence =
        deepest instanceof UnboundConfigurationPropertiesException unknown
            ? "Nobody knows the setting "
                + String.join(
                    ", ",
                    unknown.getUnboundProperties().stream()
                        .map(property -> property.getName() + where(property.getOrigin()))
                        .toList())
                + "."
            : "The setting " + name(failure) + " can't be used: " + deepest.getMessage();
    return new StartRefused(ExitCode.USAGE, sentence, failure);
  }

  private static String name(BindException failure) {
    var property = failure.getProperty();
    return property == null
        ? failure.getName().toString()
        : property.getName() + where(property.getOrigin());
  }

  private static String where(@Nullable Object origin) {
    return origin == null ? "" : " (" + origin + ")";
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
