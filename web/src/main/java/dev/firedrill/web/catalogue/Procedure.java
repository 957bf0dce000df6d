package dev.firedrill.web.catalogue;

import dev.firedrill.workflows.procedure.Duty;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.Runbook;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page and the class that carries it out.
 *
 * @param request the record that launches it
 * @param fulfils what a run of it that ends well has done for its target
 * @param version short digest of the page's text and the class, which a run keeps from its start
 * @param proven the day on which a drill last proved it, of this or an earlier version; null if
 *     none
 */
public record Procedure(
    Page page,
    Class<? extends Request> request,
    Set<Duty> fulfils,
    String version,
    @Nullable LocalDate proven) {

  public Procedure {
    fulfils = Set.copyOf(fulfils);
  }

  /** The runbook's id, which is also its workflow type. */
  public String id() {
    return page.id();
  }

  static Procedure of(Page page, Class<?> type, Proofs proofs) {
    Set<Duty> fulfils = Set.of(type.getAnnotation(Runbook.class).fulfils());
    return new Procedure(page, requestOf(type), fulfils, version(page, type), proofs.of(page.id()));
  }

  static String idOf(Class<?> type) {
    return type.getAnnotation(Runbook.class).value();
  }

  private static Class<? extends Request> requestOf(Class<?> type) {
    List<Method> methods =
        Arrays.stream(type.getInterfaces())
            .filter(verbs -> verbs.isAnnotationPresent(WorkflowInterface.class))
            .flatMap(verbs -> Arrays.stream(verbs.getMethods()))
            .filter(method -> method.isAnnotationPresent(WorkflowMethod.class))
            .toList();
    if (methods.size() != 1 || methods.getFirst().getParameterCount() != 1) {
      throw new IllegalStateException(type + " needs one workflow method with one request");
    }
    Class<?> request = methods.getFirst().getParameterTypes()[0];
    if (!request.isRecord()) {
      throw new IllegalStateException(request + " is no record");
    }
    return request.asSubclass(Request.class);
  }

  private static String version(Page page, Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
      if (bytes == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(page.text().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(bytes.readAllBytes())).substring(0, 12);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }
}
