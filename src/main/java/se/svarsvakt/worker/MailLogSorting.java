package se.svarsvakt.worker;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Headers;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Correspondent;
import se.svarsvakt.sync.FullMessage;
import se.svarsvakt.sync.ListedFolder;
import se.svarsvakt.sync.LoggedMessage;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.MailboxFeed.SpecialFolders;
import se.svarsvakt.worker.MailLogEntry.Direction;
import se.svarsvakt.worktime.Period;

/**
 * Makes log entries of a mailbox's messages: drafts and what Outlook keeps for itself left out,
 * each message once, and each as received or sent. What lies in Sent Items or below was sent; what
 * the mailbox wrote and lies elsewhere was, too, unless its header fields show that it came by a
 * mail server under a borrowed name.
 */
final class MailLogSorting {
  private final Account mailbox;
  private final MailboxFeed feed;
  private final Set<String> sent;
  private final Set<String> closed;
  private final Set<Sameness> seen = new HashSet<>();

  /** Reads the mailbox's folders. */
  MailLogSorting(Account mailbox, MailboxFeed feed) {
    this.mailbox = mailbox;
    this.feed = feed;
    SpecialFolders special = feed.specialFolders(mailbox.id());
    List<ListedFolder> listed = feed.folders(mailbox.id(), any -> true).all();
    this.sent = withBelow(Set.of(special.sent()), listed);
    this.closed = withBelow(special.excluded(), listed);
  }

  /**
   * What copies of a message have in common; other mail under the same Message-ID differs in it.
   */
  private record Sameness(
      String messageId, Direction direction, @Nullable Instant receivedAt, int rest) {}

  /** A folder is listed after the one that it lies in. */
  private static Set<String> withBelow(Set<String> roots, List<ListedFolder> listed) {
    Set<String> all = new HashSet<>(roots);
    all.remove("");
    listed.stream()
        .filter(folder -> all.contains(folder.parent()))
        .forEach(folder -> all.add(folder.id()));
    return all;
  }

  /** Messages of an earlier period do not come again. */
  void forget() {
    seen.clear();
  }

  /** The entries of a page, as far as they belong to the period. */
  List<MailLogEntry> entries(List<LoggedMessage> page, Period span) {
    List<LoggedMessage> logged = page.stream().filter(each -> isLogged(each, span)).toList();
    Set<MessageId> borrowed = borrowed(logged);
    return logged.stream()
        .map(each -> entry(each, direction(each, borrowed)))
        .flatMap(Optional::stream)
        .toList();
  }

  private boolean isLogged(LoggedMessage message, Period span) {
    Instant at = message.receivedAt();
    return !message.draft()
        && !closed.contains(message.folder())
        && (at == null || span.contains(at));
  }

  private Optional<MailLogEntry> entry(LoggedMessage message, Direction direction) {
    MailLogEntry entry = entryOf(message, direction);
    String id = message.internetMessageId();
    return id.isEmpty()
            || seen.add(new Sameness(id, direction, message.receivedAt(), entry.hashCode()))
        ? Optional.of(entry)
        : Optional.empty();
  }

  private static MailLogEntry entryOf(LoggedMessage message, Direction direction) {
    boolean wasSent = direction == Direction.SENT;
    Instant sentAt = message.sentAt();
    return new MailLogEntry(
        direction,
        wasSent && sentAt != null ? sentAt : message.receivedAt(),
        sentAt,
        message.parties().writers().findFirst().map(Correspondent::text).orElse(""),
        texts(Stream.of(message.parties().to(), message.parties().cc()).flatMap(List::stream)),
        wasSent ? texts(message.parties().bcc().stream()) : List.of(),
        message.subject());
  }

  private static List<String> texts(Stream<Correspondent> people) {
    return people.map(Correspondent::text).toList();
  }

  private Direction direction(LoggedMessage message, Set<MessageId> borrowed) {
    boolean wasSent =
        sent.contains(message.folder())
            || (isOwn(message) && (message.id() == null || !borrowed.contains(message.id())));
    return wasSent ? Direction.SENT : Direction.RECEIVED;
  }

  /** What the mailbox wrote to others. */
  private boolean isOwn(LoggedMessage message) {
    return message.parties().writers().anyMatch(this::isOwn)
        && message.parties().recipients().noneMatch(this::isOwn);
  }

  private boolean isOwn(Correspondent person) {
    if (person.address().isBlank()) {
      return false;
    }
    MailAddress address = new MailAddress(person.address());
    return mailbox.addresses().contains(address)
        || mailbox.addresses().contains(address.withoutTag());
  }

  /** Those that came under the mailbox's own address: their header fields are read for it. */
  private Set<MessageId> borrowed(List<LoggedMessage> page) {
    Collection<MessageId> doubted =
        page.stream()
            .filter(each -> !sent.contains(each.folder()) && isOwn(each))
            .map(LoggedMessage::id)
            .filter(Objects::nonNull)
            .toList();
    Map<MessageId, FullMessage> read =
        doubted.isEmpty() ? Map.of() : feed.messages(mailbox.id(), doubted).found();
    return read.values().stream()
        .filter(each -> !Optional.ofNullable(each.headers()).orElse(Headers.NONE).areAuthentic())
        .map(FullMessage::id)
        .collect(Collectors.toSet());
  }
}
