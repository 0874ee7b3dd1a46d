package se.svarsvakt.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.sync.MemoryFacts;

/** Casework's records in memory, beside facts in memory. */
final class MemoryCases implements CaseStore {
  private final MemoryFacts facts;
  private final List<Mark> marks = new ArrayList<>();

  MemoryCases(MemoryFacts facts) {
    this.facts = facts;
  }

  /** Of two marks at the same moment the later word counts. */
  void mark(Mark mark) {
    marks.removeIf(other -> other.mail().equals(mark.mail()) && other.at().equals(mark.at()));
    marks.add(mark);
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
  public void settled(Map<MailKey, Instant> settlements) {
    settlements.forEach(facts::settle);
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
