package se.svarsvakt.mail;

import java.util.Optional;

/**
 * Recognises mail from inside the organisation; mail under the mailbox's own address too, however
 * it was authenticated. An internal From that Exchange did not authenticate is a forgery and goes
 * on as mail from outside.
 */
final class InternalSender implements VerdictRule {
  private static final String AUTH_AS = "X-MS-Exchange-Organization-AuthAs";

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    MailAddress from = mail.from();
    if (from == null) {
      return Optional.empty();
    }
    if (addressee.isOwn(from)) {
      return VerdictRule.because(Verdict.INTERNAL, "from the mailbox's own address");
    }
    if (!addressee.isInternal(from) || isAnonymous(mail)) {
      return Optional.empty();
    }
    return VerdictRule.because(
        Verdict.INTERNAL,
        from.isX500() ? "X.500 sender address" : "sender domain " + from.domain() + " is internal");
  }

  /**
   * Whether the sender claims to be a colleague and is not shown to be one. Who writes under the
   * mailbox's own address claims to be no colleague.
   */
  static boolean isForged(IncomingMail mail, Addressee addressee) {
    MailAddress from = mail.from();
    return from != null
        && addressee.isInternal(from)
        && !addressee.isOwn(from)
        && isAnonymous(mail);
  }

  /** Whether Exchange says that the sender is authenticated as one of the organisation. */
  static boolean isAuthenticated(IncomingMail mail) {
    return mail.headers().lower(AUTH_AS).equals("internal");
  }

  private static boolean isAnonymous(IncomingMail mail) {
    return mail.headers().lower(AUTH_AS).equals("anonymous");
  }
}
