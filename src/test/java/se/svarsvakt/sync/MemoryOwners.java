package se.svarsvakt.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.sync.OwnerFacts.CalendarFacts;
import se.svarsvakt.sync.OwnerFacts.SettingsFacts;
import se.svarsvakt.sync.OwnerFacts.Traces;
import se.svarsvakt.worktime.Period;

/** What is known of owners in memory, beside facts in memory; many may use it at a time. */
public final class MemoryOwners implements OwnerStore {
  private final MemoryFacts facts;
  private final Map<MailboxId, TreeSet<Period>> away = new HashMap<>();
  private final Map<MailboxId, Look> looks = new HashMap<>();

  /** Over these facts. */
  public MemoryOwners(MemoryFacts facts) {
    this.facts = facts;
  }

  private record Look(Instant at, String trouble) {}

  @Override
  public synchronized Map<MailboxId, OwnerFacts> owners(Collection<MailboxId> ids, Instant now) {
    Map<MailboxId, OwnerFacts> found = new HashMap<>();
    facts
        .mailboxes(ids)
        .forEach(
            (id, stored) ->
                found.put(
                    id,
                    new OwnerFacts(
                        id,
                        new SettingsFacts(
                            stored.settings(), stored.settingsTrouble(), facts.replyTimes().of(id)),
                        calendar(id),
                        traces(stored, now))));
    return found;
  }

  private Traces traces(StoredMailbox stored, Instant now) {
    MailboxId id = stored.id();
    MailboxSettings known = stored.settings();
    AutomaticReply reply = known == null ? null : known.reply();
    boolean replies = reply != null && reply.status() != AutomaticReply.Status.DISABLED;
    return new Traces(
        oldestUnread(id, now), lastAttention(id, now), replies ? sent(id, now) : List.of());
  }

  private CalendarFacts calendar(MailboxId id) {
    Look look = looks.get(id);
    return new CalendarFacts(
        look == null ? null : look.at(),
        look == null ? "" : look.trouble(),
        List.copyOf(away.getOrDefault(id, new TreeSet<>())));
  }

  private Stream<ReceivedFact> received(MailboxId id) {
    return facts.allReceived().stream().filter(fact -> fact.mail().mailbox().equals(id));
  }

  private @Nullable Instant oldestUnread(MailboxId id, Instant now) {
    return received(id)
        .filter(fact -> Objects.equals(fact.read(), false))
        .map(ReceivedFact::mail)
        .filter(mail -> mail.verdict().verdict().isExternalMail())
        .filter(mail -> mail.whereabouts() == FolderState.TRACKED)
        .map(ReceivedMail::receivedAt)
        .filter(at -> !at.isAfter(now))
        .min(Instant::compareTo)
        .orElse(null);
  }

  private @Nullable Instant lastAttention(MailboxId id, Instant now) {
    Stream<Instant> read =
        received(id)
            .filter(fact -> Objects.equals(fact.read(), true))
            .map(ReceivedFact::mail)
            .filter(mail -> mail.verdict().verdict().isOpenedByPeople())
            .map(ReceivedMail::receivedAt);
    Stream<Instant> done =
        received(id).map(fact -> fact.mail().verb()).filter(Objects::nonNull).map(LastVerb::at);
    Stream<Instant> marked = Stream.ofNullable(facts.attended(id));
    Instant oldest = oldestUnread(id, now);
    return Stream.of(read, done, marked, sentBy(id))
        .flatMap(all -> all)
        .filter(at -> oldest != null && at.isAfter(oldest.minus(Duration.ofDays(1))))
        .filter(at -> !at.isAfter(now))
        .max(Instant::compareTo)
        .orElse(null);
  }

  private Stream<Instant> sentBy(MailboxId id) {
    return facts.allSent().stream()
        .map(SentFact::mail)
        .filter(mail -> mail.key().mailbox().equals(id) && mail.kind() == SentMail.Kind.MESSAGE)
        .map(SentMail::sentAt);
  }

  private List<Instant> sent(MailboxId id, Instant now) {
    Instant since = now.minus(Duration.ofDays(45));
    return sentBy(id).filter(at -> at.isAfter(since) && !at.isAfter(now)).sorted().toList();
  }

  @Override
  public synchronized Map<MailboxId, Instant> calendarsReadAt(Collection<MailboxId> ids) {
    Map<MailboxId, Instant> found = new HashMap<>();
    facts
        .mailboxes(ids)
        .keySet()
        .forEach(
            id -> {
              Look look = looks.get(id);
              if (look != null) {
                found.put(id, look.at());
              }
            });
    return found;
  }

  @Override
  public synchronized void calendars(
      Period period, Map<MailboxId, Calendars.Schedule> answers, @Nullable Instant at) {
    answers.forEach(
        (mailbox, answer) -> {
          switch (answer) {
            case Calendars.Schedule.Known(List<Period> known) -> {
              replace(mailbox, period, known);
              looked(mailbox, at, "");
            }
            case Calendars.Schedule.Unavailable(String code, boolean lasting) ->
                looked(mailbox, lasting ? at : null, code);
          }
        });
  }

  private void replace(MailboxId mailbox, Period asked, List<Period> known) {
    TreeSet<Period> entries = away.computeIfAbsent(mailbox, key -> new TreeSet<>());
    entries.removeIf(
        old -> old.from().isBefore(asked.until()) && old.until().isAfter(asked.from()));
    entries.addAll(known);
  }

  private void looked(MailboxId mailbox, @Nullable Instant at, String trouble) {
    if (at != null && facts.mailboxes(List.of(mailbox)).containsKey(mailbox)) {
      looks.put(mailbox, new Look(at, trouble));
    }
  }
}
