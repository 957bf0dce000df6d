package dev.firedrill.web;

import dev.firedrill.web.engine.ExitCode;
import dev.firedrill.web.engine.Failure;
import dev.firedrill.web.engine.Progress;
import dev.firedrill.web.engine.StartRefused;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Firedrill's process: it serves the screens until it is ended, or carries out one command. */
@SpringBootApplication(scanBasePackages = {"dev.firedrill.web", "dev.firedrill.activities"})
public class FiredrillApplication {

  /** Serves, or carries out the command that the first word without dashes names. */
  public static void main(String[] words) {
    CommandLine line;
    try {
      line = CommandLine.of(words);
    } catch (StartRefused misunderstood) {
      Progress.complain(String.valueOf(misunderstood.getMessage()));
      System.exit(misunderstood.code().number());
      return;
    }
    int status = line.command().isPresent() ? command(line) : serve(line);
    if (status != 0 || line.command().isPresent()) {
      System.exit(status);
    }
  }

  private static int serve(CommandLine line) {
    try {
      new SpringApplication(FiredrillApplication.class).run(line.settings().toArray(String[]::new));
      return 0;
    } catch (RuntimeException e) {
      return Failure.status("The start", e);
    }
  }

  private static int command(CommandLine line) {
    SpringApplication application = new SpringApplication(FiredrillApplication.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setAdditionalProfiles("command");
    application.setLazyInitialization(true);
    String name = line.command().orElseThrow();
    try (ConfigurableApplicationContext context =
        application.run(line.settings().toArray(String[]::new))) {
      return carryOut(context, name, line.arguments());
    } catch (RuntimeException e) {
      return Failure.status("The command", e);
    }
  }

  private static int carryOut(
      ConfigurableApplicationContext context, String name, List<String> arguments) {
    return context.getBeanProvider(Command.class).stream()
        .filter(command -> command.name().equals(name))
        .findFirst()
        .map(command -> command.run(arguments))
        .orElseGet(() -> unknown(name));
  }

  private static int unknown(String name) {
    String kind = name.startsWith("-") ? "setting" : "command";
    Progress.complain("There is no %s '%s'; ./firedrill help lists all.".formatted(kind, name));
    return ExitCode.USAGE.number();
  }
}
