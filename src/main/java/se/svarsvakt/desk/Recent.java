package se.svarsvakt.desk;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.casework.Act;
import se.svarsvakt.casework.Deed;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;

/** What was done last about the items of some mailboxes. */
final class Recent {
  /** A wish to be reminded later may reach over Christmas. */
  private static final Duration LOOKED_BACK = Duration.ofDays(21);

  private final Map<NudgeItem, Deed> words = new HashMap<>();
  private final Map<NudgeItem, Deed> ownWishes = new HashMap<>();
  private final Look look;

  Recent(Look look, Collection<MailboxId> mailboxes) {
    this.look = look;
    for (Deed deed : look.parts().deeds().latest(mailboxes, look.now().minus(LOOKED_BACK))) {
      NudgeItem item = new NudgeItem(deed.act().mailbox(), deed.act().item());
      if (!(deed.act() instanceof Act.Snoozed)) {
        words.put(item, deed);
      } else if (deed.person().equals(look.person())) {
        ownWishes.put(item, deed);
      }
    }
  }

  /** The latest deed about an item that was not taken back, wishes of other people left out. */
  Optional<Deed> latest(NudgeItem item) {
    return Stream.of(words.get(item), ownWishes.get(item))
        .filter(Objects::nonNull)
        .max(Comparator.comparing(Deed::at).thenComparing(Deed::id));
  }

  /** The person's own wish to be reminded later, if they have said nothing else since. */
  Optional<Deed> wish(NudgeItem item) {
    Optional<Deed> own = Optional.ofNullable(ownWishes.get(item));
    Deed word = words.get(item);
    boolean overtaken =
        word != null
            && word.person().equals(look.person())
            && own.filter(wish -> wish.at().isBefore(word.at())).isPresent();
    return overtaken ? Optional.empty() : own;
  }

  /** Whether a deed is the last word on its item, so that it can be taken back. */
  boolean isLast(Deed deed) {
    NudgeItem item = new NudgeItem(deed.act().mailbox(), deed.act().item());
    return Stream.of(words.get(item), ownWishes.get(item))
        .anyMatch(last -> last != null && last.id() == deed.id());
  }

  /** The person's own latest deed about an item, while it can be taken back. */
  Optional<Deed> undoable(NudgeItem item) {
    return Stream.of(words.get(item), ownWishes.get(item))
        .filter(Objects::nonNull)
        .filter(deed -> deed.person().equals(look.person()))
        .filter(deed -> deed.canBeUndone(look.now()))
        .max(Comparator.comparing(Deed::at).thenComparing(Deed::id));
  }
}
