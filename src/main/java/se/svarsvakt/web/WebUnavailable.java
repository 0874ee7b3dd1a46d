package se.svarsvakt.web;

/** The web pages cannot be served. Its message is one line for people. */
public final class WebUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WebUnavailable(String message) {
    super(message);
  }
}
