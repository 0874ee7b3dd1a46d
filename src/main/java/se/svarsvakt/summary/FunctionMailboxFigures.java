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
   * @param byOthers how many mailboxes of theirs have their mail answered by others, mostly; null
   *     where they are so few that it would point at somebody
   */
  public record PeopleFigures(int sameMail, int forEachOther, @Nullable Integer byOthers) {
    private PeopleFigures under(int minimumGroup) {
      return byOthers != null && byOthers < minimumGroup
          ? new PeopleFigures(sameMail, forEachOther, null)
          : this;
    }
  }

  /**
   * The same as a policy lets it be told of so many people: nothing of those of a small unit, and
   * nothing of a few mailboxes of a large one.
   */
  FunctionMailboxFigures of(int number, Policy policy) {
    int least = policy.privacy().minimumGroup();
    PeopleFigures told = people == null || number < least ? null : people.under(least);
    return new FunctionMailboxFigures(told, unreadWindows);
  }
}
