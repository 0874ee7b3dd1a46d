package se.svarsvakt.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Access;
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
 * @param access who else can open them now, by mailbox; agreements that hold today included
 * @param rights who else can open them without any agreement, by mailbox
 * @param now the moment
 */
record WatchedGroup(
    List<Account> accounts,
    Map<MailboxId, OwnerFacts> owners,
    List<JudgedMail> judged,
    List<CoverAgreement> agreements,
    Map<MailboxId, Access> access,
    Map<MailboxId, Access> rights,
    Instant now) {

  Access accessTo(MailboxId mailbox) {
    return access.getOrDefault(mailbox, Access.NOT_READ);
  }

  Access rightsTo(MailboxId mailbox) {
    return rights.getOrDefault(mailbox, Access.NOT_READ);
  }

  List<CoverAgreement> agreementsAbout(MailboxId mailbox) {
    return agreements.stream().filter(each -> each.mailbox().equals(mailbox)).toList();
  }
}
