package dev.firedrill.drill;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import dev.firedrill.lab.Requirements;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's Chromium without a window, driven from here. */
final class Chromium implements AutoCloseable {

  private static final String PROGRAM = "/usr/bin/chromium";
  private static final List<String> WORDS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final double PATIENCE = 300_000; // milliseconds until a condition is given up

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium start() {
    Requirements.check(Map.of(PROGRAM, "chromium"));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(Path.of(PROGRAM)).setArgs(WORDS));
    return new Chromium(playwright, browser);
  }

  /**
   * A browser profile of its own, with nothing in it but these cookies, on the desk at this
   * address. Who sits there wants no motion: a processor would draw every frame of it.
   */
  Visitor visitor(String address, boolean withScript, Map<String, String> cookies) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(address)
                .setJavaScriptEnabled(withScript)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1280, 900));
    cookies.forEach(
        (name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(address))));
    return new Visitor(context);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
