package dev.firedrill.web.layout;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.engine.EngineNotice;
import dev.firedrill.web.problem.Problems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page knows: who is looking, what waits for them, and the token of its forms. */
@ControllerAdvice
class DeskModel {

  private final Waits waits;
  private final ParkedRuns parked;
  private final List<Supplier<Optional<String>>> notices;
  private final Show show = new Show();
  private final String filesDigest = WebFiles.digest();

  DeskModel(
      Waits waits,
      ParkedRuns parked,
      ObjectProvider<EngineNotice> ofEngine,
      ObjectProvider<Notice> ofScreens) {
    this.waits = waits;
    this.parked = parked;
    this.notices =
        Stream.<Supplier<Optional<String>>>concat(
                ofEngine.orderedStream().map(notice -> notice::banner),
                ofScreens.orderedStream().map(notice -> notice::banner))
            .toList();
  }

  @ModelAttribute
  void fill(
      @AuthenticationPrincipal @Nullable Person person, HttpServletRequest request, Model model) {
    if (Problems.isFor(request)) {
      return; // a machine sees no page
    }
    model.addAttribute("show", show);
    model.addAttribute("files", filesDigest);
    model.addAttribute("me", person);
    model.addAttribute("path", request.getRequestURI());
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      model.addAttribute("formToken", token.getToken()); // read before the page begins to be sent
    }
    // A page that says what went wrong must not need what went wrong.
    if (person != null && request.getDispatcherType() != DispatcherType.ERROR) {
      model.addAttribute("waiting", waits.countFor(person));
      model.addAttribute("parkedRuns", parked.count());
      model.addAttribute(
          "notices", notices.stream().flatMap(notice -> notice.get().stream()).toList());
    }
  }
}
