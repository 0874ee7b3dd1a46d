package se.svarsvakt.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Registration;
import se.svarsvakt.rule.reply.ReplyState;

/**
 * Which answered mail is to be registered, and what was said of it.
 *
 * @param register where that is kept
 * @param mailboxes keyed hashes of the addresses whose mail is to be registered
 */
record RegisteredMail(Register register, Set<Hash> mailboxes) {
  private static final Registration NOT_SAID = new Registration.NotSaid();

  static RegisteredMail of(CaseRecords records, Collection<MailAddress> addresses) {
    return new RegisteredMail(
        records.register(),
        addresses.stream().map(records.hash()::address).collect(Collectors.toSet()));
  }

  /**
   * The same mail with what is known of its registration at a moment.
   *
   * @param own the mailboxes, each with the keyed hashes of its own addresses
   */
  List<JudgedMail> noted(List<JudgedMail> judged, Map<MailboxId, Set<Hash>> own, Instant moment) {
    Predicate<JudgedMail> counts =
        mail ->
            mail.state() instanceof ReplyState.Answered
                && !Collections.disjoint(
                    own.getOrDefault(mail.mail().mailbox(), Set.of()), mailboxes);
    Set<MailKey> answered =
        judged.stream().filter(counts).map(mail -> mail.mail().key()).collect(Collectors.toSet());
    if (answered.isEmpty()) {
      return judged;
    }
    Map<MailKey, Registration.Stated> said = register.registrations(answered);
    return judged.stream()
        .map(mail -> counts.test(mail) ? mail.registered(then(said, mail, moment)) : mail)
        .toList();
  }

  private static Registration then(
      Map<MailKey, Registration.Stated> said, JudgedMail mail, Instant moment) {
    Registration.Stated known = said.get(mail.mail().key());
    return known == null || known.at().isAfter(moment) ? NOT_SAID : known;
  }
}
