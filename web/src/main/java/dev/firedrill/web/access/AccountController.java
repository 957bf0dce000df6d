package dev.firedrill.web.access;

import dev.firedrill.workflows.procedure.Ledger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own account: password and sessions. */
@Controller
class AccountController {

  private final Accounts accounts;
  private final SignIn signIn;
  private final Sessions sessions;
  private final Ledger ledger;

  AccountController(Accounts accounts, SignIn signIn, Sessions sessions, Ledger ledger) {
    this.accounts = accounts;
    this.signIn = signIn;
    this.sessions = sessions;
    this.ledger = ledger;
  }

  @GetMapping("/account")
  String show() {
    return "access/account";
  }

  @PostMapping("/account/password")
  String changePassword(
      @AuthenticationPrincipal Person person,
      @RequestParam String current,
      @RequestParam String wanted,
      @RequestParam String again,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Source source = Source.of(request);
    List<String> objections = objectionsTo(current, wanted, again, person);
    String hash = "";
    try {
      boolean right = signIn.confirms(person, current, source);
      model.addAttribute("currentIsWrong", !right);
      if (right && objections.isEmpty()) {
        hash = signIn.hash(wanted, source);
      }
    } catch (Busy busy) {
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
      model.addAttribute("busy", true);
      return "access/account";
    }
    if (hash.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("objections", objections);
      return "access/account";
    }
    accounts.setPasswordHash(person.name(), hash, false);
    ledger.append(person.name(), "PASSWORD_CHANGED", "Change password", Map.of());
    SessionCookie.write(request, response, sessions.open(person.name()));
    return "redirect:/";
  }

  @PostMapping("/account/sign-out-everywhere")
  String leaveEverywhere(
      @AuthenticationPrincipal Person person,
      HttpServletRequest request,
      HttpServletResponse response) {
    sessions.endAllOf(person.name());
    SessionCookie.clear(request, response);
    return "redirect:/sign-in";
  }

  private static List<String> objectionsTo(
      String current, String wanted, String again, Person person) {
    List<String> objections = new ArrayList<>(PasswordRule.objectionsTo(wanted, person.name()));
    if (!wanted.equals(again)) {
      objections.add("The two new passwords differ.");
    }
    if (wanted.equals(current)) {
      objections.add("Not the password that you have now.");
    }
    return objections;
  }
}
