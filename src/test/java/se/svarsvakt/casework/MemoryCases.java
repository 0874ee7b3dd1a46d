package se.svarsvakt.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.sync.MemoryFacts;

/** Casework's records in memory, beside facts in memory. */
public final class MemoryCases implements CaseStore {
  private final MemoryFacts facts;
  private final List<Mark> marks = new ArrayList<>();

  /** Beside those facts. */
  public MemoryCases(MemoryFacts facts) {
    this.facts = facts;
  }

  /** Of two marks at the same moment the later word counts. */
  void mark(Mark mark) {
    unmark(mark.mail(), mark.at());
    marks.add(mark);
  }

  boolean unmark(MailKey mail, Instant at) {
    return marks.removeIf(mark -> mark.mail().equals(mail) && mark.at().equals(at));
  }

  @Override
  public List<Mark> marks(Collection<MailKey> mails) {
    return marks.stream().filter(mark -> mails.contains(mark.mail())).toList();
  }

  @Override
  public Map<MailKey, String> senderDomains(Collection<MailKey> mails) {
    return facts.senderDomains(mails);
  }

  @Override
  public void settled(Map<MailKey, Instant> settlements, Collection<MailKey> open) {
    settlements.forEach(facts::settle);
    open.forEach(facts::reopen);
  }

  @Override
  public Map<MailboxId, Instant> firstSettled(Collection<MailboxId> mailboxes, Instant since) {
    return facts.firstSettled(mailboxes, since);
  }

  @Override
  public void forgetSeenBefore(Instant moment) {
    // nothing of the kind is kept here
  }

  @Override
  public void forgetBefore(Instant moment) {
    facts.forgetBefore(moment);
    marks.removeIf(mark -> mark.at().isBefore(moment) && !isStored(mark.mail()));
  }

  private boolean isStored(MailKey mail) {
    return !facts.received(mail.mailbox(), List.of(mail.id())).isEmpty();
  }
}
