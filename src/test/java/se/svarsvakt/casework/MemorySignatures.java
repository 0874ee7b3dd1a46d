package se.svarsvakt.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.sync.MemoryFacts;
import se.svarsvakt.sync.SentFact;

/** The record of looked-at signatures in memory, beside facts in memory. */
final class MemorySignatures implements SignatureChecks {
  private static final Comparator<Sample> BY_MAILBOX =
      Comparator.comparing(sample -> sample.mail().mailbox());

  private final MemoryFacts facts;
  private final Map<MailKey, Entry> entries = new HashMap<>();

  MemorySignatures(MemoryFacts facts) {
    this.facts = facts;
  }

  private record Entry(Checked checked, String terms, LocalDate day) {}

  @Override
  public List<Sample> unchecked(
      Collection<MailboxId> mailboxes, String terms, Instant since, Instant until) {
    List<SentMail> outside =
        facts.allSent().stream()
            .map(SentFact::mail)
            .filter(mail -> mail.kind() == SentMail.Kind.MESSAGE)
            .filter(mail -> !mail.recipients().external().isEmpty())
            .toList();
    return outside.stream()
        .filter(mail -> mailboxes.contains(mail.key().mailbox()))
        .filter(mail -> mail.sentAt().isAfter(since) && !mail.sentAt().isAfter(until))
        .filter(mail -> outside.stream().noneMatch(other -> precedes(other, mail)))
        .filter(mail -> !isChecked(mail.key(), terms))
        .map(mail -> new Sample(mail.key(), mail.sentAt()))
        .sorted(
            BY_MAILBOX
                .thenComparing(Comparator.comparing(Sample::sentAt).reversed())
                .thenComparing(Sample::mail))
        .toList();
  }

  private boolean isChecked(MailKey mail, String terms) {
    Entry entry = entries.get(mail);
    return entry != null && entry.terms().equals(terms);
  }

  private static boolean precedes(SentMail one, SentMail other) {
    Hash conversation = one.thread().conversation();
    return one.key().mailbox().equals(other.key().mailbox())
        && conversation != null
        && conversation.equals(other.thread().conversation())
        && one.sentAt().isBefore(other.sentAt());
  }

  @Override
  public Map<MailboxId, Integer> checkedOn(Collection<MailboxId> mailboxes, LocalDate day) {
    Map<MailboxId, Integer> found = new HashMap<>();
    entries.forEach(
        (mail, entry) -> {
          if (mailboxes.contains(mail.mailbox()) && entry.day().equals(day)) {
            found.merge(mail.mailbox(), 1, Integer::sum);
          }
        });
    return found;
  }

  @Override
  public void checked(Checked checked, String terms, LocalDate day) {
    entries.put(checked.sample().mail(), new Entry(checked, terms, day));
  }

  @Override
  public List<Checked> checks(
      Collection<MailboxId> mailboxes, String terms, Instant since, Instant until) {
    List<Checked> found = new ArrayList<>();
    for (Entry entry : entries.values()) {
      Sample sample = entry.checked().sample();
      boolean inTime = sample.sentAt().isAfter(since) && !sample.sentAt().isAfter(until);
      if (mailboxes.contains(sample.mail().mailbox()) && entry.terms().equals(terms) && inTime) {
        found.add(entry.checked());
      }
    }
    found.sort(
        Comparator.comparing(
            Checked::sample, BY_MAILBOX.thenComparing(Sample::sentAt).thenComparing(Sample::mail)));
    return found;
  }
}
