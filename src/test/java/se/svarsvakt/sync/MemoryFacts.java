package se.svarsvakt.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.sync.MailboxUpdate.Change;
import se.svarsvakt.worktime.Period;

/** Facts in memory, under the same contract as those in a database. */
public final class MemoryFacts implements FactStore, FactQueries {
  private final Map<MailboxId, StoredMailbox> mailboxes = new HashMap<>();
  private final Map<MailboxId, MailAddress> addresses = new HashMap<>();
  private final Map<MailKey, ReceivedFact> received = new TreeMap<>();
  private final Map<MailKey, SentFact> sent = new TreeMap<>();
  private final Map<MailboxId, Instant> knownUntil = new HashMap<>();
  private final Map<MailKey, Instant> settled = new HashMap<>();
  private final Map<MailboxId, Instant> attended = new HashMap<>();
  private final MemoryReplyTimes replyTimes = new MemoryReplyTimes();

  @Override
  public synchronized Map<Hash, Integer> copies(Period period, Collection<MailboxId> among) {
    Map<Hash, Set<MailboxId>> holders = new HashMap<>();
    received.forEach(
        (key, fact) -> {
          ReceivedMail mail = fact.mail();
          Hash message = mail.thread().messageId();
          if (message != null
              && mail.verdict().verdict() == Verdict.EXTERNAL
              && period.contains(mail.receivedAt())) {
            holders.computeIfAbsent(message, _ -> new HashSet<>()).add(key.mailbox());
          }
        });
    Map<Hash, Integer> copies = new HashMap<>();
    holders.forEach((message, all) -> copies.put(message, all.size()));
    holders.values().removeIf(all -> !among.isEmpty() && Collections.disjoint(all, among));
    copies.keySet().retainAll(holders.keySet());
    copies.values().removeIf(all -> all < 2);
    return copies;
  }

  @Override
  public synchronized Map<MailboxId, MailAddress> addresses(Collection<MailboxId> ids) {
    Map<MailboxId, MailAddress> found = new HashMap<>(addresses);
    found.keySet().retainAll(Set.copyOf(ids));
    return found;
  }

  @Override
  public synchronized Map<MailboxId, StoredMailbox> mailboxes(Collection<MailboxId> ids) {
    Map<MailboxId, StoredMailbox> found = new HashMap<>(mailboxes);
    found.keySet().retainAll(Set.copyOf(ids));
    return found;
  }

  @Override
  public Map<MailboxId, StoredMailbox> withoutFolders(Collection<MailboxId> ids) {
    Map<MailboxId, StoredMailbox> found = mailboxes(ids);
    found.replaceAll((id, stored) -> stored.withFolders(List.of(), stored.foldersReadAt()));
    return found;
  }

  @Override
  public synchronized Map<MessageId, ReceivedMail> received(
      MailboxId mailbox, Collection<MessageId> ids) {
    Map<MessageId, ReceivedMail> found = new LinkedHashMap<>();
    for (MessageId id : ids) {
      ReceivedFact fact = received.get(new MailKey(mailbox, id));
      if (fact != null) {
        found.put(id, fact.mail());
      }
    }
    return found;
  }

  @Override
  public synchronized Map<MessageId, Hash> receivedAs(
      MailboxId mailbox, Collection<Hash> messageIds) {
    return received.values().stream()
        .map(ReceivedFact::mail)
        .filter(mail -> mail.mailbox().equals(mailbox))
        .filter(mail -> messageIds.contains(mail.thread().messageId()))
        .collect(Collectors.toMap(ReceivedMail::id, mail -> mail.thread().messageId()));
  }

  @Override
  public void forgetHabits(LocalDate before) {}

  @Override
  public synchronized Set<MessageId> sent(MailboxId mailbox, Collection<MessageId> ids) {
    return ids.stream()
        .filter(id -> sent.containsKey(new MailKey(mailbox, id)))
        .collect(Collectors.toSet());
  }

  /** The domains of who wrote these messages. */
  public synchronized Map<MailKey, String> senderDomains(Collection<MailKey> mails) {
    Map<MailKey, String> domains = new HashMap<>();
    for (MailKey mail : mails) {
      ReceivedFact fact = received.get(mail);
      if (fact != null) {
        domains.put(mail, fact.senderDomain());
      }
    }
    return domains;
  }

  @Override
  public synchronized Set<MessageId> receivedIn(MailboxId mailbox, String folder, Instant since) {
    return received.values().stream()
        .filter(fact -> fact.mail().mailbox().equals(mailbox) && fact.folder().equals(folder))
        .filter(fact -> !fact.mail().receivedAt().isBefore(since))
        .map(fact -> fact.mail().id())
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized void apply(MailboxUpdate update) {
    if (!update.before().equals(update.after())) {
      mailboxes.put(update.after().id(), update.after());
      MailAddress address = update.address();
      if (address != null) {
        addresses.put(update.after().id(), address);
      }
      replyTimes.look(update.before(), update.after());
    }
    update.received().forEach(fact -> received.putIfAbsent(fact.mail().key(), fact));
    update.sent().forEach(fact -> sent.putIfAbsent(fact.mail().key(), fact));
    update.changes().forEach(change -> change(update.after().id(), change));
  }

  private void change(MailboxId mailbox, Change change) {
    MailKey key = new MailKey(mailbox, change.message());
    ReceivedFact fact = received.get(key);
    if (fact == null) {
      return;
    }
    ReceivedMail mail = fact.mail();
    switch (change) {
      case Change.Moved(MessageId _, String folder, FolderState whereabouts, Instant at) -> {
        if (!fact.folder().equals(folder) || mail.whereabouts() != whereabouts) {
          settled.remove(key);
          attended(mailbox, at);
        }
        received.put(key, changed(fact, mail.verb(), folder, whereabouts));
      }
      case Change.ReadMark(MessageId _, boolean read, Instant at) -> {
        if (fact.read() != null && fact.read() != read) {
          attended(mailbox, at);
        }
        received.put(
            key,
            new ReceivedFact(mail, fact.folder(), fact.senderDomain(), read, fact.beginnings()));
      }
      case Change.VerbChange(MessageId _, LastVerb verb) ->
          received.put(key, changed(fact, verb, fact.folder(), mail.whereabouts()));
    }
  }

  private void attended(MailboxId mailbox, Instant at) {
    if (mailboxes.containsKey(mailbox)) {
      attended.merge(mailbox, at, (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  /** The last read mark or move in a mailbox; null for none. */
  @Nullable Instant attended(MailboxId mailbox) {
    return attended.get(mailbox);
  }

  /** When senders outside got the mailbox's automatic reply. */
  MemoryReplyTimes replyTimes() {
    return replyTimes;
  }

  private static ReceivedFact changed(
      ReceivedFact fact, @Nullable LastVerb verb, String folder, FolderState whereabouts) {
    ReceivedMail mail = fact.mail();
    ReceivedMail changed =
        new ReceivedMail(
            mail.key(),
            mail.receivedAt(),
            mail.verdict(),
            mail.clues(),
            mail.thread(),
            mail.senders(),
            verb,
            whereabouts);
    return new ReceivedFact(changed, folder, fact.senderDomain(), fact.read(), fact.beginnings());
  }

  @Override
  public synchronized List<MailKey> threadsWanted(Collection<MailboxId> wanted) {
    return sent.values().stream()
        .filter(fact -> !fact.threadKnown() && fact.mail().kind() == SentMail.Kind.MESSAGE)
        .map(SentFact::mail)
        .filter(mail -> mayAnswer(mail, wanted))
        .map(SentMail::key)
        .toList();
  }

  private boolean mayAnswer(SentMail answer, Collection<MailboxId> wanted) {
    return received.values().stream()
        .map(ReceivedFact::mail)
        .filter(mail -> wanted.contains(mail.mailbox()) && !settled.containsKey(mail.key()))
        .filter(ReceivedMail::mayExpectAnswer)
        .filter(mail -> !mail.receivedAt().isAfter(answer.sentAt()))
        .anyMatch(mail -> answer.recipients().containsAny(mail.senders()));
  }

  @Override
  public synchronized void threadRead(MailKey key, Set<Hash> refersTo) {
    sent.computeIfPresent(
        key,
        (same, fact) -> {
          SentMail mail = fact.mail();
          Set<Hash> all = new HashSet<>(mail.thread().refersTo());
          all.addAll(refersTo);
          MailThread thread =
              new MailThread(mail.thread().messageId(), mail.thread().conversation(), all);
          return new SentFact(
              new SentMail(
                  same,
                  mail.sentAt(),
                  thread,
                  mail.recipients(),
                  mail.kind(),
                  mail.forwardSubject()),
              true);
        });
  }

  @Override
  public synchronized List<ReceivedMail> received(
      Collection<MailboxId> wanted, Collection<Verdict> verdicts, Instant settledSince) {
    return receivedWhere(
        mail -> {
          Instant over = settled.get(mail.key());
          return wanted.contains(mail.mailbox())
              && (verdicts.contains(mail.verdict().verdict()) || mail.mayExpectAnswer())
              && (over == null || !over.isBefore(settledSince));
        });
  }

  @Override
  public synchronized List<ReceivedMail> receivedByMessageId(Collection<Hash> messageIds) {
    return messageIds.stream()
        .distinct()
        .map(id -> receivedWhere(mail -> id.equals(mail.thread().messageId())))
        .filter(copies -> copies.size() > 1)
        .flatMap(
            copies ->
                copies.stream()
                    .sorted(
                        Comparator.comparing(ReceivedMail::receivedAt)
                            .thenComparing(ReceivedMail::key))
                    .limit(MOST_COPIES))
        .toList();
  }

  @Override
  public synchronized List<ReceivedMail> reportsInConversations(Collection<Hash> conversations) {
    return receivedWhere(
        mail ->
            isIn(conversations, mail.thread().conversation())
                && mail.clues().show(Trait.UNDELIVERABLE));
  }

  @Override
  public synchronized Map<MailboxId, Set<Hash>> held(
      Collection<MailboxId> wanted, Collection<Hash> messageIds) {
    Map<MailboxId, Set<Hash>> held = new HashMap<>();
    receivedWhere(
            mail ->
                wanted.contains(mail.mailbox())
                    && mail.whereabouts() != FolderState.GONE
                    && isIn(messageIds, mail.thread().messageId()))
        .forEach(
            mail ->
                held.computeIfAbsent(mail.mailbox(), _ -> new HashSet<>())
                    .add(mail.thread().messageId()));
    return held;
  }

  @Override
  public List<OutgoingCall> callsTo(Collection<Hash> numbers, Instant since) {
    return List.of();
  }

  @Override
  public synchronized Set<Hash> banners() {
    return Set.of();
  }

  @Override
  public synchronized Map<MailboxId, Period> known(Collection<MailboxId> wanted) {
    Map<MailboxId, Period> known = new HashMap<>();
    for (MailboxId id : wanted) {
      StoredMailbox mailbox = mailboxes.get(id);
      Instant until = knownUntil.get(id);
      Instant since = mailbox == null ? null : mailbox.watchedSince();
      if (since != null && until != null && until.isAfter(since)) {
        known.put(id, new Period(since, until.plusNanos(1)));
      } else if (mailbox != null && since == null && isPersonal(mailbox.settings())) {
        known.put(id, new Period(Instant.MIN, Instant.MAX));
      }
    }
    return known;
  }

  private static boolean isPersonal(@Nullable MailboxSettings settings) {
    return settings != null
        && (settings.purpose() == MailboxSettings.Purpose.USER
            || settings.purpose() == MailboxSettings.Purpose.NONE);
  }

  @Override
  public synchronized void knownUntil(Instant at, Collection<MailboxId> read, Instant since) {
    receivedWhere(mail -> !mail.receivedAt().isBefore(since)).stream()
        .flatMap(mail -> mail.clues().addressed().stream())
        .filter(read::contains)
        .forEach(id -> knownUntil.put(id, at));
  }

  @Override
  public synchronized List<ReceivedMail> receivedInConversations(
      Collection<MailboxId> wanted, Collection<Hash> conversations) {
    return receivedWhere(
        mail ->
            wanted.contains(mail.mailbox()) && isIn(conversations, mail.thread().conversation()));
  }

  @Override
  public synchronized List<SentMail> sentInConversations(Collection<Hash> conversations) {
    return sentWhere(mail -> isIn(conversations, mail.thread().conversation()));
  }

  @Override
  public synchronized List<SentMail> sentReferringTo(Collection<Hash> messageIds) {
    return sentWhere(mail -> messageIds.stream().anyMatch(mail.thread()::refersTo));
  }

  @Override
  public synchronized List<SentMail> sentByMessageId(Collection<Hash> messageIds) {
    return sentWhere(mail -> isIn(messageIds, mail.thread().messageId()));
  }

  /** Remembers when a message was settled; a first time is not replaced. */
  public synchronized void settle(MailKey key, Instant at) {
    if (received.containsKey(key)) {
      settled.putIfAbsent(key, at);
    }
  }

  /** When the first was settled of what was at or after a moment, by mailbox. */
  public Map<MailboxId, Instant> firstSettled(Collection<MailboxId> mailboxes, Instant since) {
    Map<MailboxId, Instant> first = new HashMap<>();
    settled.forEach(
        (key, at) -> {
          if (mailboxes.contains(key.mailbox()) && !at.isBefore(since)) {
            first.merge(key.mailbox(), at, (one, other) -> one.isBefore(other) ? one : other);
          }
        });
    return first;
  }

  /** A message is settled no more. */
  public synchronized void reopen(MailKey key) {
    settled.remove(key);
  }

  /** A message, its copies and its conversation count as settled no more. */
  public synchronized void lookAgain(MailKey key) {
    ReceivedFact said = received.get(key);
    if (said == null) {
      return;
    }
    MailThread thread = said.mail().thread();
    settled.remove(key);
    receivedWhere(
            mail ->
                same(thread.conversation(), mail.thread().conversation())
                    || same(thread.messageId(), mail.thread().messageId()))
        .forEach(mail -> settled.remove(mail.key()));
  }

  private static boolean same(@Nullable Hash one, @Nullable Hash other) {
    return one != null && one.equals(other);
  }

  /** Deletes what casework says is old (its port tells the rule). */
  public synchronized void forgetBefore(Instant moment) {
    received
        .values()
        .removeIf(
            fact -> {
              Instant over = settled.get(fact.mail().key());
              boolean expects = fact.mail().mayExpectAnswer();
              return fact.mail().receivedAt().isBefore(moment)
                  && (!expects || (over != null && over.isBefore(moment)));
            });
    sent.values()
        .removeIf(
            fact ->
                fact.mail().sentAt().isBefore(moment)
                    && receivedWhere(mail -> isOpenIn(mail, fact.mail().thread())).isEmpty());
  }

  private boolean isOpenIn(ReceivedMail mail, MailThread thread) {
    Hash conversation = mail.thread().conversation();
    return mail.mayExpectAnswer()
        && !settled.containsKey(mail.key())
        && conversation != null
        && conversation.equals(thread.conversation());
  }

  private static boolean isIn(Collection<Hash> hashes, @Nullable Hash hash) {
    return hash != null && hashes.contains(hash);
  }

  private List<ReceivedMail> receivedWhere(Predicate<ReceivedMail> which) {
    return received.values().stream().map(ReceivedFact::mail).filter(which).toList();
  }

  private List<SentMail> sentWhere(Predicate<SentMail> which) {
    return sent.values().stream().map(SentFact::mail).filter(which).toList();
  }

  /** All received mail, in the order of its keys. */
  public synchronized List<ReceivedFact> allReceived() {
    return List.copyOf(received.values());
  }

  /** All sent mail, in the order of its keys. */
  public synchronized List<SentFact> allSent() {
    return List.copyOf(sent.values());
  }
}
