package se.svarsvakt.desk;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.casework.Deed;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;

/** What was done last about the items of some mailboxes. */
final class Recent {
  /** A wish to be reminded later may reach over a holiday. */
  private static final Duration LOOKED_BACK = Duration.ofDays(14);

  private final Map<NudgeItem, Deed> latest = new HashMap<>();
  private final Look look;

  Recent(Look look, Collection<MailboxId> mailboxes) {
    this.look = look;
    look.parts()
        .deeds()
        .latest(mailboxes, look.now().minus(LOOKED_BACK))
        .forEach(deed -> latest.put(new NudgeItem(deed.act().mailbox(), deed.act().item()), deed));
  }

  /** The latest deed about an item that was not taken back. */
  Optional<Deed> latest(NudgeItem item) {
    return Optional.ofNullable(latest.get(item));
  }

  /** The person's own latest deed about an item, while it can be taken back. */
  Optional<Deed> undoable(NudgeItem item) {
    return latest(item)
        .filter(deed -> deed.person().equals(look.person()))
        .filter(deed -> deed.canBeUndone(look.now()));
  }
}
