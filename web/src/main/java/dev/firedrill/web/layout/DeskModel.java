package dev.firedrill.web.layout;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.engine.EngineNotice;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
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
  private final List<EngineNotice> notices;
  private final Show show = new Show();
  private final String filesDigest = WebFiles.digest();

  DeskModel(Waits waits, ObjectProvider<EngineNotice> notices) {
    this.waits = waits;
    this.notices = notices.orderedStream().toList();
  }

  @ModelAttribute
  void fill(
      @AuthenticationPrincipal @Nullable Person person, HttpServletRequest request, Model model) {
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
      model.addAttribute(
          "notices", notices.stream().map(EngineNotice::banner).flatMap(Optional::stream).toList());
    }
  }
}
