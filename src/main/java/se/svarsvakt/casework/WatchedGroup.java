package se.svarsvakt.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Access;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.OwnerFacts;

/**
 * Some mailboxes and what is known of them at one moment.
 *
 * @param accounts whose they are
 * @param owners what is stored of them beside their mail; those not stored are missing
 * @param judged their mail as judged at that moment
 * @param agreements the cover agreements about them, whatever their days
 * @param rights who else can open them
 * @param exported the same from the export alone
 * @param now the moment
 */
record WatchedGroup(
    List<Account> accounts,
    Map<MailboxId, OwnerFacts> owners,
    List<JudgedMail> judged,
    List<CoverAgreement> agreements,
    Rights rights,
    Rights exported,
    Instant now) {

  /**
   * Who else can open the mailboxes, by mailbox.
   *
   * @param today with the agreements that hold today
   * @param lasting without any agreement
   */
  record Rights(Map<MailboxId, Access> today, Map<MailboxId, Access> lasting) {}

  /** Some mailboxes of which nothing is looked at but mail and signatures. */
  static WatchedGroup quiet(List<Account> accounts, List<JudgedMail> judged, Instant now) {
    Rights none = new Rights(Map.of(), Map.of());
    return new WatchedGroup(accounts, Map.of(), judged, List.of(), none, none, now);
  }

  /** The same as if no source had been asked about single mailboxes. */
  WatchedGroup withoutAsked() {
    return new WatchedGroup(accounts, owners, judged, agreements, exported, exported, now);
  }

  /** The same as if nobody else could open any of the mailboxes. */
  WatchedGroup withoutRights() {
    Rights none = new Rights(Map.of(), Map.of());
    return new WatchedGroup(accounts, owners, judged, List.of(), none, none, now);
  }

  /** Who can open a mailbox today, agreements that hold included. */
  Access accessTo(MailboxId mailbox) {
    return rights.today().getOrDefault(mailbox, Access.NOT_READ);
  }

  /** Who can open a mailbox without any agreement. */
  Access rightsTo(MailboxId mailbox) {
    return rights.lasting().getOrDefault(mailbox, Access.NOT_READ);
  }

  List<CoverAgreement> agreementsAbout(MailboxId mailbox) {
    return agreements.stream().filter(each -> each.mailbox().equals(mailbox)).toList();
  }
}
