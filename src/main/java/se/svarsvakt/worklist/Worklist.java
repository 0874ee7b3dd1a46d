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
 */
public record Worklist(
    MailboxId person,
    String language,
    Instant at,
    Optional<NudgeKind> kind,
    List<WorkItem> items,
    int others) {
  /** Keeps a copy. */
  public Worklist {
    items = List.copyOf(items);
  }

  @Override
  public String toString() {
    return "Worklist[" + items.size() + " items of " + person + "]";
  }
}
