package se.svarsvakt.mail;

import java.util.List;

/**
 * Reads the mail of web forms as that of whoever filled them in (docs/how-it-judges.md 2): a form
 * has to send from an address of the organisation and names the person in Reply-To.
 */
public final class FormMail {
  private FormMail() {}

  /**
   * The message as its writer's. Where From is an address of the organisation that is no person's
   * mailbox, or the mailbox itself, and Reply-To names somebody outside, that person is the sender
   * for every rule; any other message comes back as it is. So does a form's whose own address the
   * policy excludes.
   */
  public static IncomingMail opened(IncomingMail mail, Addressee addressee) {
    List<MailAddress> outside =
        mail.replyTo().stream().filter(address -> isOutside(address, addressee)).toList();
    return outside.isEmpty() || !mayBeForm(mail, addressee)
        ? mail
        : mail.from(person(outside), outside);
  }

  private static boolean mayBeForm(IncomingMail mail, Addressee addressee) {
    MailAddress from = mail.from();
    return from != null
        && addressee.isOurs(from)
        && !addressee.senders().excluded().test(from)
        && (addressee.isOwn(from) || !addressee.isPerson(from));
  }

  /** The first who is none of the addresses that nobody reads, if there is one. */
  private static MailAddress person(List<MailAddress> outside) {
    return outside.stream()
        .filter(address -> !NoReplyAddress.matches(address))
        .findFirst()
        .orElseGet(outside::getFirst);
  }

  private static boolean isOutside(MailAddress address, Addressee addressee) {
    return !address.domain().isEmpty() && !addressee.isInternal(address);
  }
}
