package dev.firedrill.drill.kill;

import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;

/**
 * The one hand that a worker may have for each set of verbs: it passes every call on to the world
 * whose target the call is about.
 */
final class Switchboard implements InvocationHandler {

  private final Map<String, LedgerWorld> byTarget = new HashMap<>();

  private Switchboard(List<LedgerWorld> worlds) {
    for (LedgerWorld world : worlds) {
      Stream.of(world.recovers(), world.stops())
          .map(plot -> plot.request().target().value())
          .forEach(target -> join(target, world));
    }
  }

  /** A hand for each set of verbs of these worlds: two systems may call a verb the same. */
  static List<Object> of(List<LedgerWorld> worlds) {
    Switchboard switchboard = new Switchboard(worlds);
    return worlds.stream()
        .flatMap(world -> world.verbs().stream())
        .<Class<?>>flatMap(hand -> Stream.of(ClassUtils.getAllInterfaces(hand)))
        .filter(each -> each.isAnnotationPresent(ActivityInterface.class))
        .distinct()
        .map(verbs ->
            Proxy.newProxyInstance(
                Switchboard.class.getClassLoader(), new Class<?>[] {verbs}, switchboard))
        .toList();
  }

  private void join(String target, LedgerWorld world) {
    if (byTarget.put(target, world) != null) {
      throw new IllegalArgumentException("two plots are about " + target);
    }
  }

  @Override
  public Object invoke(Object proxy, Method verb, Object[] words) throws Throwable {
    if (verb.getDeclaringClass() == Object.class) {
      return verb.invoke(this, words);
    }
    try {
      return verb.invoke(hand(verb, ((TargetName) words[0]).value()), words);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private Object hand(Method verb, String target) {
    return Stream.ofNullable(byTarget.get(target))
        .flatMap(world -> world.verbs().stream())
        .filter(verb.getDeclaringClass()::isInstance)
        .findFirst()
        .orElseThrow(() -> new NotPossible(target + " has no hand for " + verb.getName()));
  }
}
