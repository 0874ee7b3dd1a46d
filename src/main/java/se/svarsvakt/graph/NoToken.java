package se.svarsvakt.graph;

/** No token was to be had for Graph; the cause says why. */
final class NoToken extends Exception {
  private static final long serialVersionUID = 1L;

  private final String host;

  /**
   * With what happened.
   *
   * @param host who was asked for it
   */
  NoToken(String host, Throwable cause) {
    super(cause);
    this.host = host;
  }

  String host() {
    return host;
  }
}
