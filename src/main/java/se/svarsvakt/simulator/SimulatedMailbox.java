package se.svarsvakt.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox of the simulated tenant and what people do in it. Messages are named by their immutable
 * id, folders by id or well-known name ({@code inbox}). An unknown one is refused with {@link
 * IllegalArgumentException}. Safe for use by several threads.
 */
public final class SimulatedMailbox {
  private final DirectoryUser account;
  private final MailboxProfile profile;
  private final FolderTree folders;
  private final Map<String, StoredMessage> messages = new LinkedHashMap<>();
  private final ChangeLog changes = new ChangeLog();
  private final Map<String, Integer> generations = new LinkedHashMap<>();
  private final List<ScheduleItem> calendar = new ArrayList<>();
  private final MailboxPermissions rights = new MailboxPermissions();
  private final Map<MailboxPart, GraphError> refused = new EnumMap<>(MailboxPart.class);
  private AutomaticRepliesSetting automaticReply = AutomaticRepliesSetting.OFF;
  private @Nullable GraphError fault;
  private int serial;
  private int generation;

  SimulatedMailbox(DirectoryUser account, MailboxProfile profile) {
    this.account = account;
    this.profile = profile;
    this.folders = new FolderTree(account.address(), profile.inSwedish());
  }

  /** The account that it belongs to. */
  public DirectoryUser account() {
    return account;
  }

  /** What it is and in which language. */
  public MailboxProfile profile() {
    return profile;
  }

  /** A letter comes into the inbox, to this mailbox if it names no recipient. */
  public String receive(OutgoingMessage letter, Instant at) {
    return receive(letter, at, WellKnownFolder.INBOX.graphName());
  }

  /** A letter comes into a folder, as an inbox rule files it. */
  public synchronized String receive(OutgoingMessage letter, Instant at, String folder) {
    StoredMessage message = store(letter.addressedTo(account.correspondent()), at, folder);
    changes.appeared(message);
    return message.immutableId();
  }

  /**
   * This mailbox's owner sends a letter. With another From (a shared mailbox) the copy still lies
   * here, in the owner's Sent Items.
   */
  public synchronized String send(OutgoingMessage letter, Instant at) {
    StoredMessage message = store(letter, at, WellKnownFolder.SENTITEMS.graphName());
    message.sentBy(account.correspondent());
    changes.appeared(message);
    return message.immutableId();
  }

  /** The owner begins a letter and leaves it in Drafts. */
  public synchronized String draft(OutgoingMessage letter, Instant at) {
    StoredMessage message = store(letter, at, WellKnownFolder.DRAFTS.graphName());
    message.sentBy(account.correspondent());
    message.draft();
    changes.appeared(message);
    return message.immutableId();
  }

  /** The owner answers with the mail program's reply button: a sent letter and a verb. */
  public synchronized String reply(String id, String text, Instant at) {
    OutgoingMessage original = message(id).outgoing();
    String sent = send(answerTo(id).saying("SV: " + original.content().subject(), text), at);
    lastVerb(id, LastVerbExecuted.REPLY, at);
    return sent;
  }

  /** An answer to a message, addressed and threaded, not yet worded or sent. */
  public synchronized OutgoingMessage answerTo(String id) {
    StoredMessage original = message(id);
    OutgoingMessage.Threading threading =
        new OutgoingMessage.Threading(
            null, original.outgoing().threadWith(original.internetMessageId()), null, true);
    OutgoingMessage empty = OutgoingMessage.from(account.correspondent().toString());
    OutgoingMessage.Recipients recipients =
        new OutgoingMessage.Recipients(original.outgoing().answerGoesTo(), List.of(), List.of());
    return new OutgoingMessage(empty.from(), recipients, empty.content(), threading, empty.nature());
  }

  /** The owner passes a message on; the last verb becomes a forward. */
  public synchronized String forward(String id, String text, Instant at, String... to) {
    return forward(id, answerTo(id).to(to), text, at);
  }

  /** The owner passes a message on and lets its sender know in Cc. */
  public synchronized String forwardTelling(String id, String text, Instant at, String... to) {
    String sender = message(id).outgoing().from().toString();
    return forward(id, answerTo(id).to(to).cc(sender), text, at);
  }

  private String forward(String id, OutgoingMessage letter, String text, Instant at) {
    OutgoingMessage.Content content = message(id).outgoing().content();
    String quoted = text + "\n\n-----\n" + content.text();
    String sent = send(letter.saying("VB: " + content.subject(), quoted), at);
    lastVerb(id, LastVerbExecuted.FORWARD, at);
    return sent;
  }

  /** What a mail program notes on a message when it was answered or forwarded. */
  public synchronized void lastVerb(String id, LastVerbExecuted verb, Instant at) {
    StoredMessage message = message(id);
    message.extend("Integer 0x1081", Integer.toString(verb.code()), at);
    message.extend("SystemTime 0x1082", GraphTime.text(at), at);
    changes.changed(
        message, Set.of("lastModifiedDateTime", "changeKey", "singleValueExtendedProperties"));
  }

  /** The message is opened, or marked unread again. */
  public synchronized void markRead(String id, boolean read) {
    StoredMessage message = message(id);
    message.read(read);
    changes.changed(message, Set.of("isRead"));
  }

  /** The message goes to another folder; its immutable id stays. */
  public synchronized void move(String id, String folder, Instant at) {
    StoredMessage message = message(id);
    String target = folders.require(folder).id();
    changes.gone(message);
    message.moveTo(target, at);
    changes.appeared(message);
  }

  /** The message goes to Deleted Items. */
  public void discard(String id, Instant at) {
    move(id, WellKnownFolder.DELETEDITEMS.graphName(), at);
  }

  /** The message is gone for good. */
  public synchronized void delete(String id) {
    StoredMessage message = message(id);
    changes.gone(message);
    messages.remove(id);
  }

  /** A new folder in another one ({@code msgfolderroot} for the top level); returns its id. */
  public synchronized String addFolder(String name, String parent) {
    return folders.add(name, parent).id();
  }

  /** A folder goes into another one with all that lies in it. */
  public synchronized void moveFolder(String folder, String newParent) {
    folders.move(folder, newParent);
  }

  /** The id of a folder given by its well-known name or id. */
  public synchronized String folderId(String folder) {
    return folders.require(folder).id();
  }

  /** Sets or switches off the automatic reply. */
  public synchronized void automaticReply(AutomaticRepliesSetting reply) {
    automaticReply = reply;
  }

  /** Adds calendar time; {@link ScheduleItem#outOfOffice} for an absence. */
  public synchronized void addToCalendar(ScheduleItem entry) {
    calendar.add(entry);
  }

  /** From now on every request on this mailbox fails like that; null ends it. */
  public synchronized void failWith(@Nullable GraphError failure) {
    fault = failure;
  }

  /** From now on requests for that part of this mailbox fail like that; null ends it. */
  public synchronized void failWith(MailboxPart part, @Nullable GraphError failure) {
    if (failure == null) {
      refused.remove(part);
    } else {
      refused.put(part, failure);
    }
  }

  /** Who else may do what with it. */
  public MailboxPermissions rights() {
    return rights;
  }

  /** All delta tokens of this mailbox handed out so far are gone (410). */
  public synchronized void expireTokens() {
    generation++;
  }

  /** The delta tokens of one folder handed out so far are gone (410). */
  public synchronized void expireTokens(String folder) {
    generations.merge(folders.require(folder).id(), 1, Integer::sum);
  }

  /** The immutable ids of the messages in a folder, oldest first. */
  public synchronized List<String> messageIds(String folder) {
    return in(folders.require(folder)).stream().map(StoredMessage::immutableId).toList();
  }

  /** All messages, oldest first. */
  public synchronized List<StoredMessage> messages() {
    return List.copyOf(messages.values());
  }

  /** The Message-ID with angle brackets that other mail refers to. */
  public synchronized String internetMessageId(String id) {
    return message(id).internetMessageId();
  }

  /** A message as it is stored. */
  public synchronized StoredMessage message(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no message of that id"));
  }

  synchronized Optional<StoredMessage> find(String id) {
    StoredMessage direct = messages.get(id);
    return direct != null
        ? Optional.of(direct)
        : messages.values().stream().filter(message -> message.movingId().equals(id)).findFirst();
  }

  synchronized List<StoredMessage> in(MailFolder folder) {
    return messages.values().stream()
        .filter(message -> message.folderId().equals(folder.id()))
        .toList();
  }

  FolderTree folders() {
    return folders;
  }

  ChangeLog changes() {
    return changes;
  }

  synchronized String generation(MailFolder folder) {
    return generation + "." + generations.getOrDefault(folder.id(), 0);
  }

  /** The automatic reply as it is set. */
  public synchronized AutomaticRepliesSetting automaticReply() {
    return automaticReply;
  }

  /** What stands in the calendar. */
  public synchronized List<ScheduleItem> calendar() {
    return List.copyOf(calendar);
  }

  synchronized @Nullable GraphError fault() {
    return fault;
  }

  synchronized @Nullable GraphError fault(MailboxPart part) {
    return refused.get(part);
  }

  /** Throws the failure of that part, if there is one. */
  void open(MailboxPart part) {
    GraphError failure = fault(part);
    if (failure != null) {
      throw new GraphException(failure);
    }
  }

  private StoredMessage store(OutgoingMessage letter, Instant at, String folder) {
    serial++;
    Postmark postmark = new Postmark(account.address(), serial, at);
    StoredMessage message = postmark.stamp(letter, folders.require(folder).id());
    messages.put(message.immutableId(), message);
    return message;
  }
}
