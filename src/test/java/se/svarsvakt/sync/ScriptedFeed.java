package se.svarsvakt.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Headers;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.sync.MailboxFailure.Next;
import se.svarsvakt.sync.MessageChange.Partial;
import se.svarsvakt.sync.MessageChange.Removed;
import se.svarsvakt.sync.MessageChange.Whole;

/** One mailbox in memory, whose mail arrives, moves and goes as a test says. */
final class ScriptedFeed implements MailboxFeed {
  static final String INBOX = "inbox";
  static final String SENT = "sentitems";
  static final String BIN = "deleteditems";
  static final String JUNK = "junkemail";

  static final String DRAFTS = "drafts";
  static final String SYNC_ISSUES = "syncissues";
  static final String ROOT = "root";
  private static final Set<String> OUTLOOKS_OWN = Set.of(DRAFTS, SYNC_ISSUES);

  /** The folders that were read, in order. */
  final List<String> roundsOf = new ArrayList<>();

  /** How many requests listings and rounds took. */
  int requests;

  private final Map<String, String> parents = new LinkedHashMap<>();
  private final Map<String, List<MessageChange>> logs = new HashMap<>();
  private final Map<MessageId, FullMessage> messages = new LinkedHashMap<>();
  private final Map<MessageId, String> places = new HashMap<>();

  /** Messages that cannot be used when they are read by id, with the code that says why. */
  final Map<MessageId, String> unusable = new HashMap<>();

  private final Set<String> expired = new HashSet<>();
  private @Nullable MailboxFailure failure;

  /** What a round's changes go through on their way, for repeating and re-ordering them. */
  UnaryOperator<List<MessageChange>> onTheWay = UnaryOperator.identity();

  ScriptedFeed() {
    List.of(INBOX, SENT, BIN, JUNK, DRAFTS).forEach(folder -> parents.put(folder, ROOT));
  }

  void folder(String folder, String parent) {
    parents.put(folder, parent);
  }

  /** The folder is gone with what lies in it. */
  void purgeFolder(String folder) {
    parents.remove(folder);
    List.copyOf(places.keySet()).stream()
        .filter(id -> folder.equals(places.get(id)))
        .forEach(this::forget);
  }

  /** The folder's position is no longer known. */
  void expire(String folder) {
    expired.add(folder);
    log(folder).clear();
  }

  void failWith(@Nullable MailboxFailure with) {
    failure = with;
  }

  void arrive(FullMessage message, String folder) {
    messages.put(message.id(), message);
    places.put(message.id(), folder);
    log(folder).add(new Whole(message));
  }

  void move(String id, String folder) {
    MessageId message = new MessageId(id);
    FullMessage full = messages.get(message);
    String before = places.get(message);
    if (full == null || before == null || before.equals(folder)) {
      return;
    }
    log(before).add(new Removed(message));
    places.put(message, folder);
    log(folder).add(new Whole(full));
  }

  void purge(String id) {
    MessageId message = new MessageId(id);
    String before = places.get(message);
    if (before != null) {
      log(before).add(new Removed(message));
      forget(message);
    }
  }

  private void forget(MessageId message) {
    messages.remove(message);
    places.remove(message);
  }

  /** Something is done with a message; its folder's round says only that it changed. */
  void done(String id, LastVerb verb) {
    messages.computeIfPresent(
        new MessageId(id), (same, old) -> message(old, new ExtendedProperties("", verb, "", "")));
    read(id);
  }

  /** A read mark: an update that carries hardly more than the id. */
  void read(String id) {
    MessageId message = new MessageId(id);
    String folder = places.get(message);
    if (folder != null) {
      log(folder).add(new Partial(message, null, null));
    }
  }

  /** Graph tells of something that nobody has seen. */
  void tellRemoved(String id, String folder) {
    log(folder).add(new Removed(new MessageId(id)));
  }

  /** A mail from somebody to somebody, received and sent at that moment. */
  static FullMessage mail(String id, String from, String to, Instant at) {
    return new FullMessage(
        new MessageId(id),
        new FullMessage.Times(at, at),
        new FullMessage.People(
            new MailAddress(from), List.of(), List.of(new MailAddress(to)), List.of(), List.of()),
        new FullMessage.Threading("<" + id + "@x.example>", "conversation " + id),
        new FullMessage.MessageText("Fråga", "Hej! När öppnar ni?"),
        new FullMessage.Flags(false, false, null),
        Headers.NONE,
        ExtendedProperties.NONE);
  }

  static FullMessage draft(FullMessage mail) {
    return new FullMessage(
        mail.id(),
        mail.times(),
        mail.people(),
        mail.threading(),
        mail.text(),
        new FullMessage.Flags(true, false, null),
        mail.headers(),
        mail.extended());
  }

  private static FullMessage message(FullMessage old, ExtendedProperties extended) {
    return new FullMessage(
        old.id(),
        old.times(),
        old.people(),
        old.threading(),
        old.text(),
        old.flags(),
        old.headers(),
        extended);
  }

  private List<MessageChange> log(String folder) {
    return logs.computeIfAbsent(folder, any -> new ArrayList<>());
  }

  @Override
  public ReadSettings settings(MailboxId mailbox) {
    return new ReadSettings(new MailboxSettings(MailboxSettings.Purpose.USER, "sv-SE"), "");
  }

  @Override
  public ListedFolders folders(MailboxId mailbox, Predicate<ListedFolder> opens) {
    requests++;
    List<ListedFolder> listed = new ArrayList<>();
    for (ListedFolder top : children(ROOT)) {
      listed.add(top);
      listed.addAll(children(top.id()));
    }
    for (int i = 0; i < listed.size(); i++) {
      ListedFolder folder = listed.get(i);
      boolean told = folder.counts().children() == 0 || folder.parent().equals(ROOT);
      if (!told && opens.test(folder)) {
        requests++;
        listed.addAll(children(folder.id()));
      }
    }
    return new ListedFolders(listed, 0);
  }

  private List<ListedFolder> children(String parent) {
    return parents.entrySet().stream()
        .filter(entry -> entry.getValue().equals(parent))
        .map(entry -> new ListedFolder(entry.getKey(), parent, counts(entry.getKey())))
        .toList();
  }

  private FolderCounts counts(String folder) {
    long total = places.values().stream().filter(folder::equals).count();
    long children = parents.values().stream().filter(folder::equals).count();
    return new FolderCounts((int) total, 0, (int) children);
  }

  @Override
  public SpecialFolders specialFolders(MailboxId mailbox) {
    Set<String> excluded = new HashSet<>(OUTLOOKS_OWN);
    excluded.retainAll(parents.keySet());
    return new SpecialFolders(INBOX, SENT, BIN, JUNK, excluded);
  }

  @Override
  public Optional<String> parentOf(MailboxId mailbox, String folder) {
    return Optional.ofNullable(parents.get(folder));
  }

  @Override
  public synchronized FolderChanges changes(MailboxId mailbox, String folder, Position position) {
    if (failure != null) {
      throw failure;
    }
    requests++;
    roundsOf.add(folder);
    if (!parents.containsKey(folder)) {
      throw new MailboxFailure(Next.GONE, "ErrorItemNotFound", "no such folder");
    }
    List<MessageChange> changes =
        switch (position) {
          case Position.From(Instant since) -> present(folder, since);
          case Position.After(String link) -> after(folder, link);
        };
    expired.remove(folder);
    return new FolderChanges(onTheWay.apply(changes), folder + ":" + log(folder).size());
  }

  private List<MessageChange> present(String folder, Instant since) {
    List<MessageChange> present = new ArrayList<>();
    messages.forEach(
        (id, message) -> {
          boolean young = !message.times().receivedAt().isBefore(since);
          if (young && folder.equals(places.get(id))) {
            present.add(new Whole(message));
          }
        });
    return present;
  }

  private List<MessageChange> after(String folder, String link) {
    if (expired.contains(folder)) {
      throw new MailboxFailure(Next.RESYNC, "SyncStateNotFound", "expired");
    }
    int from = Integer.parseInt(link.substring(link.lastIndexOf(':') + 1));
    return new ArrayList<>(log(folder).subList(from, log(folder).size()));
  }

  @Override
  public ReadById<FullMessage> messages(MailboxId mailbox, Collection<MessageId> ids) {
    return byId(messages, ids);
  }

  /** What was written behind the previews. */
  final Map<MessageId, String> texts = new HashMap<>();

  /** Whose texts were read, in order. */
  final List<MessageId> readOn = new ArrayList<>();

  @Override
  public ReadById<String> newTexts(MailboxId mailbox, Collection<MessageId> ids) {
    readOn.addAll(ids);
    return byId(texts, ids);
  }

  @Override
  public ReadById<String> foldersOf(MailboxId mailbox, Collection<MessageId> ids) {
    return byId(places, ids);
  }

  private <V> ReadById<V> byId(Map<MessageId, V> all, Collection<MessageId> ids) {
    Map<MessageId, V> found = new LinkedHashMap<>(all);
    found.keySet().retainAll(Set.copyOf(ids));
    Map<MessageId, String> leftOut = new LinkedHashMap<>(unusable);
    leftOut.keySet().retainAll(found.keySet());
    found.keySet().removeAll(leftOut.keySet());
    return new ReadById<>(found, leftOut);
  }

  @Override
  public String threadInSource(MailboxId mailbox, MessageId message) {
    return "";
  }
}
