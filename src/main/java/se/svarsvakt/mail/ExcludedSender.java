package se.svarsvakt.mail;

import java.util.Optional;

/**
 * Recognises senders whose mail the organisation does not watch: those that its policy names, and
 * where it says so those of the starter list.
 */
final class ExcludedSender implements VerdictRule {
  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    MailAddress from = mail.from();
    if (from == null) {
      return Optional.empty();
    }
    return addressee.senders().excluded().test(from)
        ? VerdictRule.because(Verdict.EXCLUDED_SENDER, "sender is excluded by the policy")
        : known(mail, from, addressee);
  }

  private static Optional<ReasonedVerdict> known(
      IncomingMail mail, MailAddress from, Addressee addressee) {
    boolean asksForAnother =
        mail.replyTo().stream()
            .anyMatch(address -> !address.equals(from) && KnownSenders.find(address).isEmpty());
    return !addressee.senders().known() || asksForAnother
        ? Optional.empty()
        : KnownSenders.find(from)
            .map(
                known ->
                    new ReasonedVerdict(
                        Verdict.EXCLUDED_SENDER,
                        "sender is on the list of known senders: " + known.category(),
                        known.entry()));
  }
}
