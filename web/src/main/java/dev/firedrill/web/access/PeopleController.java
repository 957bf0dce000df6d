package dev.firedrill.web.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who may in, and as what. */
@Controller
class PeopleController {

  private final People people;

  PeopleController(People people) {
    this.people = people;
  }

  @GetMapping("/people")
  String list(Model model) {
    model.addAttribute("people", people.all());
    model.addAttribute("roles", Role.values());
    return "access/people";
  }

  @PostMapping("/people")
  String add(
      @AuthenticationPrincipal Person admin,
      @RequestParam String name,
      @RequestParam Role role,
      @RequestParam(defaultValue = "") String groups,
      HttpServletResponse response,
      Model model) {
    String password = Secrets.oneTimePassword();
    List<String> objections = people.add(admin.name(), name.strip(), role, groups, password);
    if (objections.isEmpty()) {
      model.addAttribute("newcomer", name.strip());
      model.addAttribute("oneTimePassword", password);
    } else {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("objections", objections);
      model.addAttribute("name", name);
      model.addAttribute("groups", groups);
    }
    return list(model);
  }

  @PostMapping("/people/{name}/allow")
  String allow(
      @AuthenticationPrincipal Person admin,
      @PathVariable String name,
      @RequestParam Role role,
      @RequestParam(defaultValue = "") String groups,
      HttpServletResponse response,
      Model model) {
    return listAfter(people.allow(admin.name(), name, role, groups), response, model);
  }

  @PostMapping("/people/{name}/remove")
  String remove(
      @AuthenticationPrincipal Person admin,
      @PathVariable String name,
      HttpServletResponse response,
      Model model) {
    return listAfter(people.remove(admin.name(), name), response, model);
  }

  private String listAfter(List<String> objections, HttpServletResponse response, Model model) {
    if (objections.isEmpty()) {
      return "redirect:/people";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("objections", objections);
    return list(model);
  }
}
