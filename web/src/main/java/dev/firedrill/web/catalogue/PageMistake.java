package dev.firedrill.web.catalogue;

/** A page that cannot be read as a runbook; says where and what, and stops the start. */
final class PageMistake extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PageMistake(String file, int line, String mistake) {
    super(file + ":" + line + ": " + mistake);
  }
}
