package se.svarsvakt.mail;

import java.util.Optional;

/**
 * Recognises mail from inside the organisation. An internal From that Exchange did not authenticate
 * is a forgery and goes on as mail from outside.
 */
final class InternalSender implements VerdictRule {
  private static final String AUTH_AS = "X-MS-Exchange-Organization-AuthAs";

  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    MailAddress from = mail.from();
    if (from == null || !addressee.isInternal(from) || isAnonymous(mail)) {
      return Optional.empty();
    }
    return VerdictRule.because(
        Verdict.INTERNAL,
        from.isX500() ? "X.500 sender address" : "sender domain " + from.domain() + " is internal");
  }

  /** Whether the sender claims to be internal and is not. */
  static boolean isForged(IncomingMail mail, Addressee addressee) {
    MailAddress from = mail.from();
    return from != null && addressee.isInternal(from) && isAnonymous(mail);
  }

  private static boolean isAnonymous(IncomingMail mail) {
    return mail.headers().lower(AUTH_AS).equals("anonymous");
  }
}
