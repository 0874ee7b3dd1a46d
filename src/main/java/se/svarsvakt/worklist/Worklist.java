package se.svarsvakt.worklist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeKind;

/**
 * What a person is shown of their open items at one moment, in a card or on the page. It may hold
 * subjects and addresses, and is never stored or logged.
 *
 * @param person whose it is
 * @param language what they read: {@code sv} or {@code en}
 * @param at the moment
 * @param kind what it reminds of; empty where the person asked for it
 * @param items the most urgent first, what is done last
 * @param others how many items of other people it is about, which are told as a figure only
 * @param claimedOthers how many of those others' senders claim to be colleagues and are not shown
 *     to be
 * @param older how many mails that were answered longer ago, and are to be registered, are left out
 */
public record Worklist(
    MailboxId person,
    String language,
    Instant at,
    Optional<NudgeKind> kind,
    List<WorkItem> items,
    int others,
    int claimedOthers,
    int older) {
  /** Keeps a copy. */
  public Worklist {
    items = List.copyOf(items);
  }

  /** A worklist that leaves nothing out. */
  public Worklist(
      MailboxId person,
      String language,
      Instant at,
      Optional<NudgeKind> kind,
      List<WorkItem> items,
      int others,
      int claimedOthers) {
    this(person, language, at, kind, items, others, claimedOthers, 0);
  }

  /** The same that leaves so many answered mails out. */
  Worklist leavingOut(int answered) {
    return new Worklist(person, language, at, kind, items, others, claimedOthers, answered);
  }

  /** A worklist without others' mail that one has to be warned of. */
  public Worklist(
      MailboxId person,
      String language,
      Instant at,
      Optional<NudgeKind> kind,
      List<WorkItem> items,
      int others) {
    this(person, language, at, kind, items, others, 0);
  }

  /** The open mail on it that the person has to be warned of. */
  public List<WorkItem> warned() {
    return items.stream()
        .filter(item -> item instanceof WorkItem.MailItem mail && mail.warns())
        .toList();
  }

  @Override
  public String toString() {
    return "Worklist[" + items.size() + " items of " + person + "]";
  }
}
