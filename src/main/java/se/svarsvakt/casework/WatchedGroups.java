package se.svarsvakt.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Source;

/** Collects what is known of some mailboxes beside the judgement of their mail. */
record WatchedGroups(CaseRecords records, Policy policy) {
  WatchedGroup of(Casework.ReviewRequest scene, List<Account> part, List<JudgedMail> judged) {
    List<MailboxId> mailboxes = part.stream().map(Account::id).toList();
    List<CoverAgreement> agreements =
        records.register().agreements(mailboxes).stream()
            .filter(agreement -> scene.directory().isEnabled(agreement.by())) // else nobody covers
            .toList();
    MailboxAccess accesses =
        new MailboxAccess(scene.directory(), policy.calendar().dateOf(scene.now()));
    Map<MailboxId, Map<Source, Delegates>> delegates = records.delegates().of(mailboxes);
    return new WatchedGroup(
        part,
        records.owners().owners(mailboxes, scene.now()),
        judged,
        agreements,
        new WatchedGroup.Rights(
            accesses.of(mailboxes, delegates, agreements),
            accesses.of(mailboxes, delegates, List.of())),
        new WatchedGroup.Rights(
            accesses.of(mailboxes, exported(delegates), agreements),
            accesses.of(mailboxes, exported(delegates), List.of())),
        scene.now());
  }

  private static Map<MailboxId, Map<Source, Delegates>> exported(
      Map<MailboxId, Map<Source, Delegates>> delegates) {
    Map<MailboxId, Map<Source, Delegates>> exported = new HashMap<>();
    delegates.forEach(
        (mailbox, sources) -> {
          Delegates export = sources.get(Source.EXPORT);
          if (export != null) {
            exported.put(mailbox, Map.of(Source.EXPORT, export));
          }
        });
    return exported;
  }
}
