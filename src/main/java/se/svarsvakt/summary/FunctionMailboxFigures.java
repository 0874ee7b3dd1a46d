package se.svarsvakt.summary;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;

/**
 * What of a unit's four weeks speaks for a function mailbox (docs/how-it-judges.md 8). It names
 * nobody.
 *
 * @param people of the unit's people together; null where the unit is too small to tell
 * @param unreadWindows how often in the week a shared mailbox lay unread for a whole time of its
 *     service; mailboxes of which it did not happen are missing
 */
public record FunctionMailboxFigures(
    @Nullable PeopleFigures people, SortedMap<MailboxId, Integer> unreadWindows) {
  /** Nothing that is known. */
  static final FunctionMailboxFigures NONE = new FunctionMailboxFigures(null, new TreeMap<>());

  /** Keeps a copy. */
  public FunctionMailboxFigures {
    unreadWindows = new TreeMap<>(unreadWindows);
  }

  /**
   * Of the unit's people, in the four weeks that end with the week.
   *
   * @param sameMail mails that came to several of them at once
   * @param forEachOther mails to one of them that another one answered
   * @param byOthers how many mailboxes of theirs have their mail answered by others, mostly
   */
  public record PeopleFigures(int sameMail, int forEachOther, int byOthers) {}

  /** The same as a policy lets it be told of so many people: of a small unit, less. */
  FunctionMailboxFigures of(int number, Policy policy) {
    return number < policy.privacy().minimumGroup()
        ? new FunctionMailboxFigures(null, unreadWindows)
        : this;
  }
}
