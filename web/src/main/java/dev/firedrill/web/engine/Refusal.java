package dev.firedrill.web.engine;

import dev.firedrill.workflows.procedure.InventoryMistakes;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionFailedException;

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
          case FlywayException migration -> migration(migration);
          case InventoryMistakes mistakes ->
              new StartRefused(ExitCode.USAGE, String.valueOf(mistakes.getMessage()));
          case PortInUseException port ->
              new StartRefused(
                  ExitCode.PORT_TAKEN,
                  "Port " + port.getPort() + " is taken; choose another one with --port.");
          default -> null;
        });
  }

  private static StartRefused migration(FlywayException failure) {
    Throwable deepest = deepest(failure);
    return new StartRefused(
        ExitCode.NOT_STARTED,
        "The database's tables can't be brought up to date: "
            + String.valueOf(deepest.getMessage()).strip().lines().findFirst().orElse(""),
        failure);
  }

  private static Throwable deepest(Throwable failure) {
    return causes(failure).reduce((first, second) -> second).orElse(failure);
  }

  private static StartRefused setting(BindException failure) {
    Throwable deepest = deepest(failure);
    String sentence =
        deepest instanceof UnboundConfigurationPropertiesException unknown
            ? "Nobody knows the setting "
                + String.join(
                    ", ",
                    unknown.getUnboundProperties().stream()
                        .map(property -> property.getName() + Place.of(property.getOrigin()))
                        .toList())
                + "."
            : "The setting " + name(failure) + " can't be used: " + reason(failure, deepest);
    return new StartRefused(ExitCode.USAGE, sentence, failure);
  }

  private static String name(BindException failure) {
    var property = failure.getProperty();
    return property == null
        ? failure.getName().toString()
        : property.getName() + Place.of(property.getOrigin());
  }

  /** The converters' own words are about classes; a person needs to know what is expected. */
  private static String reason(BindException failure, Throwable deepest) {
    return causes(failure)
        .filter(ConversionFailedException.class::isInstance)
        .map(ConversionFailedException.class::cast)
        .flatMap(conversion -> expected(conversion).stream())
        .findFirst()
        .orElseGet(() -> String.valueOf(deepest.getMessage()));
  }

  private static Optional<String> expected(ConversionFailedException conversion) {
    Class<?> type = conversion.getTargetType().getType();
    if (type.isEnum()) {
      String words =
          Stream.of(type.getEnumConstants())
              .map(each -> each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
              .collect(Collectors.joining(", "));
      return Optional.of("'%s' is none of %s".formatted(conversion.getValue(), words));
    }
    return type == Integer.class
        ? Optional.of("'%s' is no whole number".formatted(conversion.getValue()))
        : Optional.empty();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
