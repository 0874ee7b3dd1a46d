package se.svarsvakt.mail;

import java.util.List;
import java.util.Optional;

/**
 * Tells a message to the mailbox from a copy. A list or group of the organisation that delivered
 * the message stands in To as an internal address that is no mailbox; its members are addressed.
 */
final class CopyRule implements VerdictRule {
  @Override
  public Optional<ReasonedVerdict> judge(IncomingMail mail, Addressee addressee) {
    if (names(mail.to(), addressee)) {
      return Optional.empty();
    }
    if (names(mail.cc(), addressee)) {
      return VerdictRule.because(Verdict.COPIED, "in Cc");
    }
    return cameThroughList(mail, addressee)
        ? Optional.empty()
        : VerdictRule.because(Verdict.COPIED, "in neither To nor Cc");
  }

  /** Why a message that is no copy is one to this mailbox. */
  static String causeOfExternal(IncomingMail mail, Addressee addressee) {
    MailAddress from = mail.from();
    String origin = from == null || from.domain().isEmpty() ? "outside" : from.domain();
    return names(mail.to(), addressee)
        ? "from " + origin + ", in To"
        : "from " + origin + ", to a list or group of the organisation";
  }

  private static boolean names(List<MailAddress> recipients, Addressee addressee) {
    return recipients.stream().anyMatch(addressee.ownAddresses()::contains);
  }

  private static boolean cameThroughList(IncomingMail mail, Addressee addressee) {
    return mail.to().stream()
        .anyMatch(to -> addressee.isInternal(to) && !addressee.knownMailbox().test(to));
  }
}
