package se.svarsvakt.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Addressee;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.sync.FolderObservations.Seen;
import se.svarsvakt.sync.MailboxUpdate.Change;

/**
 * Makes facts of what was seen in a mailbox's folders, and reads by id what the rounds left out.
 */
final class MailFactReader {
  /** A request for public records is due on the next working day, behind a long weekend. */
  private static final Duration WORTH_READING = Duration.ofDays(5);

  /** Of older mail that seems to be open; the newest. */
  private static final int MOST_OLDER = 40;

  private final MailboxFeed feed;
  private final FactStore store;
  private final Classifier classifier;
  private final Whose whose;
  private final Instant since;
  private final @Nullable HabitReader habits;

  private final List<ReceivedFact> received = new ArrayList<>();
  private final List<SentFact> sent = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<MessageId, String> leftOut = new LinkedHashMap<>();

  /**
   * Reads.
   *
   * @param habits what tells of habits; null where nobody asked for it
   */
  MailFactReader(
      MailboxFeed feed,
      FactStore store,
      Classifier classifier,
      Whose whose,
      @Nullable HabitReader habits) {
    this.feed = feed;
    this.store = store;
    this.classifier = classifier;
    this.whose = whose;
    this.since = whose.since();
    this.habits = habits;
  }

  /**
   * Whose mail is read.
   *
   * @param mailbox the mailbox
   * @param addressee it and its organisation
   * @param since older mail that is not known yet does not count
   * @param now the moment of reading
   * @param readsOn whether letters that are longer than their preview are read to their end
   */
  record Whose(
      MailboxId mailbox, Addressee addressee, Instant since, Instant now, boolean readsOn) {}

  List<ReceivedFact> received() {
    return received;
  }

  List<SentFact> sent() {
    return sent;
  }

  List<Change> changes() {
    return changes;
  }

  /** The messages that cannot be used, with a code that says why. */
  Map<MessageId, String> leftOut() {
    return leftOut;
  }

  /** Takes in what was seen, and where the messages are that left. */
  void take(FolderObservations sightings, Function<MessageId, Destination> destinations) {
    Map<MessageId, Seen> seen = sightings.seen();
    Map<MessageId, ReceivedMail> known = store.received(whose.mailbox(), seen.keySet());
    Set<MessageId> knownSent = store.sent(whose.mailbox(), seen.keySet());
    Map<MessageId, FullMessage> whole = wholes(seen, known, knownSent);
    Parallel.reckon(
        seen.entrySet(),
        each -> {
          MessageId id = each.getKey();
          ReceivedMail before = known.get(id);
          FullMessage message = whole.get(id);
          if (before != null) {
            seenAgain(before, each.getValue(), message);
          } else if (message != null && !knownSent.contains(id)) {
            seenFirst(each.getValue(), message);
          }
        });
    left(sightings.gone(), destinations);
    if (whose.readsOn()) {
      readOn(whole);
    }
    if (habits != null) {
      List<SentFact> judged =
          habits.judge(sent, received, whole, id -> isInSentItems(seen.get(id)));
      sent.clear();
      sent.addAll(judged);
    }
  }

  private static boolean isInSentItems(@Nullable Seen seen) {
    return seen != null && seen.folder().kind() == WatchedFolder.Kind.SENT;
  }

  /**
   * Who asks for public records may say so behind what the preview shows. Of new mail, and of older
   * mail that this mailbox does not seem to have answered: whoever reads it late still owes it.
   * Where the texts cannot be read the mail counts as other mail does.
   */
  private void readOn(Map<MessageId, FullMessage> whole) {
    Map<MessageId, FullMessage> longer = new LinkedHashMap<>();
    List<ReceivedFact> older = new ArrayList<>();
    for (ReceivedFact fact : received) {
      FullMessage message = whole.get(fact.mail().id());
      if (message != null && Classifier.mayAskFurther(fact, message)) {
        if (fact.mail().receivedAt().isAfter(whose.now().minus(WORTH_READING))) {
          longer.put(message.id(), message);
        } else {
          older.add(fact);
        }
      }
    }
    stillOpen(older).forEach(id -> longer.put(id, Objects.requireNonNull(whole.get(id))));
    if (longer.isEmpty()) {
      return;
    }
    Map<MessageId, String> texts = texts(longer.keySet());
    List<ReceivedFact> all = List.copyOf(received);
    received.clear();
    Parallel.reckon(
        all,
        fact -> {
          FullMessage message = longer.get(fact.mail().id());
          String text = texts.get(fact.mail().id());
          received.add(
              message == null || text == null ? fact : classifier.readOn(fact, message, text));
        });
  }

  /** The newest that lie where mail waits, and that nothing seen here answers. */
  private Stream<MessageId> stillOpen(List<ReceivedFact> older) {
    Set<Hash> answered =
        sent.stream()
            .map(fact -> fact.mail().thread())
            .flatMap(
                thread ->
                    Stream.concat(
                        thread.refersTo().stream(), Stream.ofNullable(thread.conversation())))
            .collect(Collectors.toSet());
    return older.stream()
        .map(ReceivedFact::mail)
        .filter(mail -> mail.verb() == null && !mail.whereabouts().thrownAway())
        .filter(
            mail ->
                Stream.of(mail.thread().messageId(), mail.thread().conversation())
                    .filter(Objects::nonNull)
                    .noneMatch(answered::contains))
        .sorted(Comparator.comparing(ReceivedMail::receivedAt).reversed())
        .limit(MOST_OLDER)
        .map(ReceivedMail::id);
  }

  private Map<MessageId, String> texts(Collection<MessageId> ids) {
    try {
      return feed.newTexts(whose.mailbox(), ids).found();
    } catch (MailboxFailure failure) {
      if (failure.next() == MailboxFailure.Next.LATER) {
        throw failure; // the next pass reads all of it again
      }
      return Map.of();
    }
  }

  /** Every seen message as whole as it is needed; what a round left out is read by id. */
  private Map<MessageId, FullMessage> wholes(
      Map<MessageId, Seen> seen, Map<MessageId, ReceivedMail> known, Set<MessageId> knownSent) {
    Map<MessageId, FullMessage> whole = new LinkedHashMap<>();
    Set<MessageId> wanted = new LinkedHashSet<>();
    seen.forEach(
        (id, sighting) -> {
          FullMessage message =
              sighting.change() instanceof MessageChange.Whole(FullMessage full) ? full : null;
          if (message != null) {
            whole.put(id, message);
          }
          ReceivedMail before = known.get(id);
          boolean wants =
              before == null
                  ? !knownSent.contains(id)
                      && (newAndIncomplete(message) || lacksReceipt(sighting, message))
                  : mayShowVerb(before) && extended(sighting, message) == null;
          if (wants) {
            wanted.add(id);
          }
        });
    ReadById<FullMessage> byId = feed.messages(whose.mailbox(), wanted);
    whole.putAll(byId.found());
    leftOut.putAll(byId.leftOut());
    whole.keySet().removeIf(id -> leftOut.containsKey(id) && !known.containsKey(id));
    return whole;
  }

  private boolean newAndIncomplete(@Nullable FullMessage message) {
    return message == null || (!message.isWhole() && !message.times().receivedAt().isBefore(since));
  }

  /** A round that began before habits were counted does not tell. */
  private boolean lacksReceipt(Seen seen, @Nullable FullMessage message) {
    return habits != null
        && message != null
        && message.flags().receipt() == null
        && isInSentItems(seen)
        && !message.times().receivedAt().isBefore(since);
  }

  /** A verb matters on mail from outside, also on a copy of it (docs/how-it-judges.md 3). */
  private static boolean mayShowVerb(ReceivedMail mail) {
    Verdict verdict = mail.verdict().verdict();
    return mail.mayExpectAnswer() || verdict == Verdict.COPIED;
  }

  private static @Nullable ExtendedProperties extended(Seen seen, @Nullable FullMessage message) {
    if (message != null && message.extended() != null) {
      return message.extended();
    }
    return seen.change()
            instanceof MessageChange.Partial(MessageId _, ExtendedProperties extended, Boolean _)
        ? extended
        : null;
  }

  private void seenFirst(Seen sighting, FullMessage message) {
    WatchedFolder.Kind kind = sighting.folder().kind();
    boolean old = message.times().receivedAt().isBefore(since);
    if (old || message.flags().draft()) {
      return;
    }
    if (kind == WatchedFolder.Kind.SENT || Classifier.isOwn(message, whose.addressee())) {
      sent.add(classifier.sent(whose.mailbox(), message, whose.addressee()));
    } else {
      Destination place = new Destination(sighting.folder().id(), kind.whereabouts());
      ReceivedFact fact = classifier.received(whose.mailbox(), message, place, whose.addressee());
      received.add(fact);
      classifier.copyOfSent(fact, message, whose.addressee()).ifPresent(sent::add);
    }
  }

  private void seenAgain(ReceivedMail before, Seen sighting, @Nullable FullMessage message) {
    FolderState now = sighting.folder().kind().whereabouts();
    changes.add(new Change.Moved(before.id(), sighting.folder().id(), now, whose.now()));
    Boolean read = read(sighting, message);
    if (read != null) {
      changes.add(new Change.ReadMark(before.id(), read, whose.now()));
    }
    ExtendedProperties extended = extended(sighting, message);
    LastVerb verb = extended == null ? null : extended.verb();
    if (verb != null && saysMore(verb, before.verb())) {
      changes.add(new Change.VerbChange(before.id(), verb));
    }
  }

  private static @Nullable Boolean read(Seen seen, @Nullable FullMessage message) {
    if (seen.change() instanceof MessageChange.Partial(MessageId _, var _, Boolean read)
        && read != null) {
      return read;
    }
    return message == null ? null : message.flags().read();
  }

  /**
   * Graph keeps one verb: a reply that was passed on afterwards reads as a forward
   * (docs/graph-notes.md 2). What shows that the sender was answered first is not given up for it.
   */
  private static boolean saysMore(LastVerb verb, @Nullable LastVerb before) {
    return before == null || (!before.isReply() && !verb.equals(before));
  }

  private void left(Collection<MessageId> gone, Function<MessageId, Destination> destinations) {
    for (MessageId id : store.received(whose.mailbox(), gone).keySet()) {
      Destination destination = destinations.apply(id);
      changes.add(
          new Change.Moved(id, destination.folder(), destination.whereabouts(), whose.now()));
    }
  }
}
