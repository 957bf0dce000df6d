package dev.firedrill.activities.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks many other systems at once, so that a dead one does not cost the time of each. */
public final class AllAtOnce {

  private AllAtOnce() {}

  /**
   * The answers, in the order of what was asked; the first question that fails fails the whole, in
   * its own words, once all are answered.
   */
  public static <T, A> List<A> ask(List<T> all, Function<T, A> question) {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<A>> asked = new ArrayList<>();
      all.forEach(one -> asked.add(each.submit(() -> question.apply(one))));
      List<A> answers = new ArrayList<>();
      for (Future<A> answer : asked) {
        answers.add(answer.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while asking", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException why ? why : new IllegalStateException(e);
    }
  }
}
