package se.svarsvakt.web;

/** How people who open pages become known. */
public enum SignInWay {
  /** They sign in at the organisation's provider. */
  PROVIDER,
  /** They choose whom they are, in the demo. */
  CHOICE,
  /** They are at this machine. */
  MACHINE;

  static SignInWay of(Pages pages) {
    if (pages.inbound().signIn().isPresent()) {
      return PROVIDER;
    }
    return pages.demo().isPresent() ? CHOICE : MACHINE;
  }
}
