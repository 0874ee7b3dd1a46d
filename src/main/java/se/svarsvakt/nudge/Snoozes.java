package se.svarsvakt.nudge;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.casework.Act;
import se.svarsvakt.casework.Deed;
import se.svarsvakt.mail.MailboxId;

/** Who wants to be reminded of what on a later day, and not before. */
public final class Snoozes {
  /** Nobody. */
  public static final Snoozes NONE = new Snoozes(Map.of());

  private final Map<NudgeItem, Map<MailboxId, LocalDate>> wishes;

  private Snoozes(Map<NudgeItem, Map<MailboxId, LocalDate>> wishes) {
    this.wishes = wishes;
  }

  /** Where they are kept. */
  public interface Source {
    /** Those that end on that day or later. */
    Snoozes from(LocalDate day);
  }

  /** What people did; of several wishes of one person about one item the latest counts. */
  public static Snoozes of(Collection<Deed> deeds) {
    Map<NudgeItem, Map<MailboxId, LocalDate>> wishes = new HashMap<>();
    deeds.stream()
        .filter(deed -> !deed.undone())
        .sorted(Comparator.comparing(Deed::at))
        .forEach(
            deed -> {
              if (deed.act() instanceof Act.Snoozed snoozed) {
                wishes
                    .computeIfAbsent(
                        new NudgeItem(snoozed.mailbox(), snoozed.item()), item -> new HashMap<>())
                    .put(deed.person(), snoozed.until());
              }
            });
    return new Snoozes(wishes);
  }

  /** The day on which a person wants to be reminded of an item again; empty for most. */
  public Optional<LocalDate> until(MailboxId person, NudgeItem item) {
    return Optional.ofNullable(about(item).get(person));
  }

  /** Who wants to be reminded of an item on which day. */
  Map<MailboxId, LocalDate> about(NudgeItem item) {
    return wishes.getOrDefault(item, Map.of());
  }
}
