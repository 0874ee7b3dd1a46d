package se.svarsvakt.mail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells a message to the mailbox from a copy. A list or group of the organisation that delivered
 * the message stands in To as an internal address that is no mailbox; its members are addressed.
 */
final class CopyRule implements VerdictRule {
  /** Ends the cause of mail that a list or group delivered. */
  static final String THROUGH_LIST = "to a list or group of the organisation";

  private static final int MOST_ADDRESSED = 8;

  /** An X.500 address in the clothes of an SMTP one (MS-OXOABK): it proves as little. */
  private static final String ENCAPSULATED = "imceaex-";

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
        : "from " + origin + ", " + THROUGH_LIST;
  }

  /**
   * The other mailboxes of the organisation in To, of a message in whose To and Cc the mailbox does
   * not stand: where one of them holds no copy, this is the only one.
   */
  static Set<MailboxId> addressedOthers(IncomingMail mail, Addressee addressee) {
    return names(mail.to(), addressee) || names(mail.cc(), addressee)
        ? Set.of()
        : mail.to().stream()
            .flatMap(to -> addressee.book().mailbox(to).stream())
            .limit(MOST_ADDRESSED)
            .collect(Collectors.toSet());
  }

  private static boolean names(List<MailAddress> recipients, Addressee addressee) {
    return recipients.stream().anyMatch(addressee::isOwn);
  }

  private static boolean cameThroughList(IncomingMail mail, Addressee addressee) {
    return mail.to().stream()
        .anyMatch(
            to ->
                addressee.isOurs(to)
                    && !to.localPart().startsWith(ENCAPSULATED)
                    && addressee.mailbox(to).isEmpty());
  }
}
