package se.svarsvakt.mail;

import java.util.Optional;

/** One concern of the verdict: it decides, or leaves the message to the rules after it. */
@FunctionalInterface
interface VerdictRule {
  /** The verdict, or empty if this rule has nothing to say about the message. */
  Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee);

  /** A decision. */
  static Optional<ReasonedVerdict> because(Verdict verdict, String cause) {
    return Optional.of(new ReasonedVerdict(verdict, cause));
  }
}
