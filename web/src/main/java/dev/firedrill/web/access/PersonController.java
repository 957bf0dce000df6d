package dev.firedrill.web.access;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Lets somebody in again who forgot the password or waits after failed attempts. */
@Controller
class PersonController {

  private final People people;
  private final PeopleController list;

  PersonController(People people, PeopleController list) {
    this.people = people;
    this.list = list;
  }

  @PostMapping("/people/{name}/unlock")
  String unlock(@AuthenticationPrincipal Person admin, @PathVariable String name) {
    people.unlock(admin.name(), name);
    return "redirect:/people";
  }

  @PostMapping("/people/{name}/password")
  String resetPassword(
      @AuthenticationPrincipal Person admin, @PathVariable String name, Model model) {
    String password = Secrets.oneTimePassword();
    people.resetPassword(admin.name(), name, password);
    model.addAttribute("newcomer", name);
    model.addAttribute("oneTimePassword", password);
    return list.list(model);
  }
}
