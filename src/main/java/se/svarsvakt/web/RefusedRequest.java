package se.svarsvakt.web;

/** A request that is not served. Its message is the problem's text. */
final class RefusedRequest extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedRequest(int status, String error) {
    super(error, null, false, false);
    this.status = status;
  }

  Problem problem() {
    return new Problem(status, String.valueOf(getMessage()));
  }
}
