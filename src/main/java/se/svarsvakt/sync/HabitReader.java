package se.svarsvakt.sync;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.mail.Habit;
import se.svarsvakt.mail.HabitTerms;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.Headers;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.SensitiveSubject;
import se.svarsvakt.mail.SentMail;

/**
 * Tells what sent messages show of their sender's habits. Of mail that answers it reads whom the
 * answered one had gone to, and that only where the answer goes to several.
 */
final class HabitReader {
  /** Fewer are answered in person. */
  private static final int ALL = 3;

  private final MailboxFeed feed;
  private final FactStore store;
  private final KeyedHash hash;
  private final HabitTerms terms;
  private final MailFactReader.Whose whose;

  HabitReader(
      MailboxFeed feed,
      FactStore store,
      KeyedHash hash,
      HabitTerms terms,
      MailFactReader.Whose whose) {
    this.feed = feed;
    this.store = store;
    this.hash = hash;
    this.terms = terms;
    this.whose = whose;
  }

  /**
   * The same facts with the habits that they show.
   *
   * @param received what came in the same step
   * @param whole all messages of the step
   * @param inSentItems whether a message lies in Sent Items: a copy elsewhere is no second message
   */
  List<SentFact> judge(
      List<SentFact> sent,
      List<ReceivedFact> received,
      Map<MessageId, FullMessage> whole,
      Predicate<MessageId> inSentItems) {
    Map<MessageId, FullMessage> own = new HashMap<>();
    for (SentFact fact : sent) {
      FullMessage message = whole.get(fact.mail().id());
      if (message != null
          && inSentItems.test(message.id())
          && fact.mail().kind() == SentMail.Kind.MESSAGE
          && isPersons(message)) {
        own.put(message.id(), message);
      }
    }
    Set<MessageId> toAll = answersToAll(sent, own, audiencesNow(received, whole));
    return sent.stream()
        .map(
            fact -> {
              FullMessage message = own.get(fact.mail().id());
              return message == null
                  ? fact
                  : fact.with(
                      new HabitCount(
                          terms.month(fact.mail().sentAt()),
                          habits(message, toAll.contains(message.id()))));
            })
        .toList();
  }

  /** What others send from the mailbox, or for its owner, is not the owner's doing. */
  private boolean isPersons(FullMessage message) {
    MailAddress from = message.people().from();
    return from != null && whose.addressee().isOwn(from) && !message.flags().onBehalf();
  }

  private Set<Habit> habits(FullMessage message, boolean toAll) {
    Set<Habit> habits = EnumSet.noneOf(Habit.class);
    if (Boolean.TRUE.equals(message.flags().receipt())) {
      habits.add(Habit.READ_RECEIPT);
    }
    if (visible(message).size() > terms.mostRecipients()) {
      habits.add(Habit.MASS_MAIL);
    }
    if (SensitiveSubject.isIn(message.text().subject())) {
      habits.add(Habit.SENSITIVE_SUBJECT);
    }
    if (toAll) {
      habits.add(Habit.REPLY_TO_ALL);
    }
    return habits;
  }

  /** Who is named in To and Cc, but for the sender. */
  private Set<MailAddress> visible(FullMessage message) {
    return Stream.of(message.people().to(), message.people().cc())
        .flatMap(List::stream)
        .filter(address -> !whose.addressee().isOwn(address))
        .collect(Collectors.toSet());
  }

  private Set<MessageId> answersToAll(
      List<SentFact> sent, Map<MessageId, FullMessage> own, Map<Hash, Set<MailAddress>> audiences) {
    Map<MessageId, Hash> answered = new HashMap<>();
    for (SentFact fact : sent) {
      FullMessage message = own.get(fact.mail().id());
      if (message != null && !fact.mail().forwardSubject() && visible(message).size() >= ALL) {
        answered(message).ifPresent(id -> answered.put(message.id(), id));
      }
    }
    Set<Hash> earlier = new HashSet<>(answered.values());
    earlier.removeAll(audiences.keySet());
    Map<Hash, Set<MailAddress>> all = new HashMap<>(audiences);
    all.putAll(audiencesOf(earlier));
    return answered.entrySet().stream()
        .filter(
            each -> {
              Set<MailAddress> had = all.getOrDefault(each.getValue(), Set.of());
              FullMessage message = Objects.requireNonNull(own.get(each.getKey()));
              return visible(message).stream().filter(had::contains).count() >= ALL;
            })
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The message that one answers; of several that it names, the last. */
  private Optional<Hash> answered(FullMessage message) {
    Optional<ExtendedProperties> extended = Optional.ofNullable(message.extended());
    Headers headers = Optional.ofNullable(message.headers()).orElse(Headers.NONE);
    return Stream.of(
            extended.map(ExtendedProperties::inReplyTo).orElse(""),
            headers.first("In-Reply-To").orElse(""),
            extended.map(ExtendedProperties::references).orElse(""),
            headers.first("References").orElse(""))
        .map(MessageIds::in)
        .filter(ids -> !ids.isEmpty())
        .map(ids -> hash.messageId(ids.getLast()))
        .findFirst();
  }

  /** Whom received messages are from and went to, by the hash of their Message-ID. */
  private static Map<Hash, Set<MailAddress>> audiencesNow(
      List<ReceivedFact> received, Map<MessageId, FullMessage> whole) {
    Map<Hash, Set<MailAddress>> found = new HashMap<>();
    for (ReceivedFact fact : received) {
      FullMessage message = whole.get(fact.mail().id());
      Hash id = fact.mail().thread().messageId();
      if (message != null && id != null) {
        found.put(id, audience(message));
      }
    }
    return found;
  }

  private Map<Hash, Set<MailAddress>> audiencesOf(Set<Hash> messages) {
    if (messages.isEmpty()) {
      return Map.of();
    }
    Map<MessageId, Hash> stored = store.receivedAs(whose.mailbox(), messages);
    Map<Hash, Set<MailAddress>> found = new HashMap<>();
    read(stored.keySet()).forEach((id, message) -> found.put(stored.get(id), audience(message)));
    return found;
  }

  /** What is not read now is not counted: nothing else waits for it. */
  private Map<MessageId, FullMessage> read(Collection<MessageId> ids) {
    try {
      return feed.messages(whose.mailbox(), ids).found();
    } catch (MailboxFailure failure) {
      return Map.of();
    }
  }

  private static Set<MailAddress> audience(FullMessage message) {
    return Stream.of(
            Optional.ofNullable(message.people().from()).stream().toList(),
            message.people().to(),
            message.people().cc())
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }
}
