package se.svarsvakt.worklist;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;

/** What was done last about the items of some mailboxes. */
final class RecentActions {
  /** A wish to be reminded later may reach over Christmas. */
  private static final Duration LOOKED_BACK = Duration.ofDays(21);

  private final Map<NudgeItem, AuditEntry> words = new HashMap<>();
  private final Map<NudgeItem, AuditEntry> ownWishes = new HashMap<>();
  private final MailboxSnapshot snapshot;

  RecentActions(MailboxSnapshot snapshot, AuditTrail auditTrail, Collection<MailboxId> mailboxes) {
    this.snapshot = snapshot;
    for (AuditEntry entry : auditTrail.latest(mailboxes, snapshot.now().minus(LOOKED_BACK))) {
      NudgeItem item = NudgeItem.of(entry.action());
      if (!(entry.action() instanceof UserAction.Snooze)) {
        words.put(item, entry);
      } else if (entry.person().equals(snapshot.person())) {
        ownWishes.put(item, entry);
      }
    }
  }

  /** The latest entry about an item that was not taken back, wishes of other people left out. */
  Optional<AuditEntry> latest(NudgeItem item) {
    return Stream.of(words.get(item), ownWishes.get(item))
        .filter(Objects::nonNull)
        .max(Comparator.comparing(AuditEntry::at).thenComparing(AuditEntry::id));
  }

  /** The person's own wish to be reminded later, if they have said nothing else since. */
  Optional<AuditEntry> wish(NudgeItem item) {
    Optional<AuditEntry> own = Optional.ofNullable(ownWishes.get(item));
    AuditEntry word = words.get(item);
    boolean overtaken =
        word != null
            && word.person().equals(snapshot.person())
            && own.filter(wish -> wish.at().isBefore(word.at())).isPresent();
    return overtaken ? Optional.empty() : own;
  }

  /** Whether an entry is the last word on its item, so that it can be taken back. */
  boolean isLast(AuditEntry entry) {
    NudgeItem item = NudgeItem.of(entry.action());
    return Stream.of(words.get(item), ownWishes.get(item))
        .anyMatch(last -> last != null && last.id() == entry.id());
  }

  /** The person's own latest entry about an item, while it can be taken back. */
  Optional<AuditEntry> undoable(NudgeItem item) {
    return Stream.of(words.get(item), ownWishes.get(item))
        .filter(Objects::nonNull)
        .filter(entry -> entry.person().equals(snapshot.person()))
        .filter(entry -> entry.canBeUndone(snapshot.now()))
        .max(Comparator.comparing(AuditEntry::at).thenComparing(AuditEntry::id));
  }
}
