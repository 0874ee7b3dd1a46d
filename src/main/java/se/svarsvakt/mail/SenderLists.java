package se.svarsvakt.mail;

import java.util.function.Predicate;

/**
 * Senders of whom the policy says something.
 *
 * @param excluded whether a sender's mail is not watched
 * @param known whether senders of the starter list are not watched either
 * @param voicemail whether a sender's mail is voicemail, beside those that everybody knows
 */
public record SenderLists(
    Predicate<MailAddress> excluded, boolean known, Predicate<MailAddress> voicemail) {
  /** Lists that know of no telephone system of the organisation's own. */
  public static SenderLists of(Predicate<MailAddress> excluded, boolean known) {
    return new SenderLists(excluded, known, _ -> false);
  }
}
