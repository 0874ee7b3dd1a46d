package se.svarsvakt.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
  private final MessageStore store;
  private final List<ScheduleItem> calendar = new ArrayList<>();
  private final MailboxPermissions permissions = new MailboxPermissions();
  private final Map<MailboxPart, GraphError> refused = new EnumMap<>(MailboxPart.class);
  private AutomaticRepliesSetting automaticReply = AutomaticRepliesSetting.OFF;
  private @Nullable GraphError failure;

  SimulatedMailbox(DirectoryUser account, MailboxProfile profile) {
    this.account = account;
    this.profile = profile;
    this.store = new MessageStore(account.address(), profile.inSwedish());
  }

  /** The account that it belongs to. */
  public DirectoryUser account() {
    return account;
  }

  /** What it is and in which language. */
  public MailboxProfile profile() {
    return profile;
  }

  /** A message comes into the inbox, to this mailbox if it names no recipient. */
  public String receive(OutgoingMessage message, Instant at) {
    return receive(message, at, "inbox");
  }

  /** A message comes into a folder, as an inbox rule files it. */
  public synchronized String receive(OutgoingMessage message, Instant at, String folder) {
    return appeared(store.add(message.addressedTo(account.correspondent()), at, folder));
  }

  /**
   * This mailbox's owner sends a message. With another From (a shared mailbox) the copy still lies
   * here, in the owner's Sent Items.
   */
  public synchronized String send(OutgoingMessage message, Instant at) {
    StoredMessage sent = store.add(message, at, "sentitems");
    sent.sentBy(account.correspondent());
    return appeared(sent);
  }

  /** The owner begins a message and leaves it in Drafts. */
  public synchronized String draft(OutgoingMessage message, Instant at) {
    StoredMessage draft = store.add(message, at, "drafts");
    draft.sentBy(account.correspondent());
    draft.draft();
    return appeared(draft);
  }

  private String appeared(StoredMessage message) {
    store.changes().appeared(message);
    return message.immutableId();
  }

  /** The owner answers with the mail program's reply button: a sent message and a verb. */
  public synchronized String reply(String id, String text, Instant at) {
    String subject = message(id).outgoing().content().subject();
    String sent = send(answerTo(id).saying("SV: " + subject, text), at);
    lastVerb(id, LastVerbExecuted.REPLY, at);
    return sent;
  }

  /** An answer to a message, addressed and threaded, not yet worded or sent. */
  public synchronized OutgoingMessage answerTo(String id) {
    StoredMessage original = message(id);
    return OutgoingMessage.from(account.correspondent().toString())
        .to(original.outgoing().answerGoesTo())
        .answering(original.outgoing().threadWith(original.internetMessageId()));
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

  private String forward(String id, OutgoingMessage message, String text, Instant at) {
    OutgoingMessage.Content content = message(id).outgoing().content();
    String quoted = text + "\n\n-----\n" + content.text();
    String sent = send(message.saying("VB: " + content.subject(), quoted), at);
    lastVerb(id, LastVerbExecuted.FORWARD, at);
    return sent;
  }

  /** What a mail program notes on a message when it was answered or forwarded. */
  public synchronized void lastVerb(String id, LastVerbExecuted verb, Instant at) {
    StoredMessage message = message(id);
    message.extend("Integer 0x1081", Integer.toString(verb.code()), at);
    message.extend("SystemTime 0x1082", GraphTime.text(at), at);
    Set<String> names =
        Set.of("lastModifiedDateTime", "changeKey", "singleValueExtendedProperties");
    store.changes().changed(message, names);
  }

  /** The message is opened, or marked unread again. */
  public synchronized void markRead(String id, boolean read) {
    StoredMessage message = message(id);
    message.read(read);
    store.changes().changed(message, Set.of("isRead"));
  }

  /** The message goes to another folder; its immutable id stays. */
  public synchronized void move(String id, String folder, Instant at) {
    store.move(id, folder, at);
  }

  /** The message goes to Deleted Items. */
  public void discard(String id, Instant at) {
    move(id, "deleteditems", at);
  }

  /** The message is gone for good. */
  public synchronized void delete(String id) {
    store.remove(id);
  }

  /** A new folder in another one ({@code msgfolderroot} for the top level); returns its id. */
  public synchronized String addFolder(String name, String parent) {
    return store.folders().add(name, parent).id();
  }

  /** Outlook makes a folder for itself that not every mailbox has; returns its id. */
  public synchronized String addFolder(WellKnownFolder folder) {
    store.folders().add(folder);
    return folderId(folder.graphName());
  }

  /** A folder goes into another one with all that lies in it. */
  public synchronized void moveFolder(String folder, String newParent) {
    store.folders().move(folder, newParent);
  }

  /** The id of a folder given by its well-known name or id. */
  public synchronized String folderId(String folder) {
    return store.folders().require(folder).id();
  }

  /** Sets or switches off the automatic reply. */
  public synchronized void automaticReply(AutomaticRepliesSetting reply) {
    automaticReply = reply;
  }

  /** The automatic reply as it is set. */
  public synchronized AutomaticRepliesSetting automaticReply() {
    return automaticReply;
  }

  /** Adds calendar time; {@link ScheduleItem#outOfOffice} for an absence. */
  public synchronized void addToCalendar(ScheduleItem item) {
    calendar.add(item);
  }

  /** What stands in the calendar. */
  public synchronized List<ScheduleItem> calendar() {
    return List.copyOf(calendar);
  }

  /** Who else may do what with it. */
  public MailboxPermissions rights() {
    return permissions;
  }

  /** From now on every request on this mailbox fails like that; null ends it. */
  public synchronized void failWith(@Nullable GraphError error) {
    failure = error;
  }

  /** From now on requests for that part of this mailbox fail like that; null ends it. */
  public synchronized void failWith(MailboxPart part, @Nullable GraphError error) {
    refused.compute(part, (any, before) -> error);
  }

  /** All delta tokens of this mailbox handed out so far are gone (410). */
  public synchronized void expireTokens() {
    store.expireTokens();
  }

  /** The delta tokens of one folder handed out so far are gone (410). */
  public synchronized void expireTokens(String folder) {
    store.expireTokens(folder);
  }

  /** The immutable ids of the messages in a folder, oldest first. */
  public synchronized List<String> messageIds(String folder) {
    MailFolder inside = store.folders().require(folder);
    return store.in(inside).stream().map(StoredMessage::immutableId).toList();
  }

  /** All messages, oldest first. */
  public synchronized List<StoredMessage> messages() {
    return store.all();
  }

  /** A message as it is stored. */
  public synchronized StoredMessage message(String id) {
    return store.require(id);
  }

  /** The Message-ID with angle brackets that other mail refers to. */
  public synchronized String internetMessageId(String id) {
    return message(id).internetMessageId();
  }

  /** What lies in it; for whoever holds this mailbox's lock. */
  MessageStore store() {
    return store;
  }

  /** Throws the mailbox's failure, if there is one. */
  synchronized void open() {
    if (failure != null) {
      throw new GraphException(failure);
    }
  }

  /** Throws the failure of that part, if there is one. */
  synchronized void open(MailboxPart part) {
    GraphError error = refused.get(part);
    if (error != null) {
      throw new GraphException(error);
    }
  }

  synchronized boolean refuses(MailboxPart part) {
    return refused.containsKey(part);
  }
}
