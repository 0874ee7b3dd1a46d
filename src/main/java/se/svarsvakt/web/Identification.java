package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;

/** What is known of who sends a request. */
sealed interface Identification {
  /** Tells it, of one request after another. */
  interface Source {
    /** Who sends it; a change is judged as strictly as the way of signing in can. */
    Identification of(HttpServletRequest request);

    /** Who it seems to be: enough to lead them to their pages, and for nothing else. */
    Visitor lastKnown(HttpServletRequest request);
  }

  /**
   * Somebody, with the roles that they have now.
   *
   * @param asked whether the directory was asked; else it cannot be, and their unit is the store's
   */
  record Identified(Visitor visitor, boolean asked) implements Identification {}

  /** Nobody yet: they may sign in. */
  record Unidentified() implements Identification {}

  /** Somebody whose roles were last vouched for too long ago. */
  record Outdated() implements Identification {}

  /** Nobody who will be let in, or not now, and what the page says of that. */
  record NotAdmitted(Reason why) implements Identification {}

  /** Why somebody is not let in; the names are those of the sentences on the page. */
  enum Reason {
    /** No sign-in is configured, and the request is not from this machine. */
    NOT_FROM_HERE("refused.not-from-here", 403),
    /** Their account is disabled, gone or a guest's. */
    OUTSIDER("refused.outsider", 403),
    /** Whether they are let in cannot be found out now. */
    UNCHECKED("refused.unchecked", 503);

    private final String sentence;
    private final int status;

    Reason(String sentence, int status) {
      this.sentence = sentence;
      this.status = status;
    }

    String sentence() {
      return sentence;
    }

    int status() {
      return status;
    }
  }
}
