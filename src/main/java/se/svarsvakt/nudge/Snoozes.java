package se.svarsvakt.nudge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailboxId;

/** When people want to hear of what: on a later day, or not of what lies before their promise. */
public final class Snoozes {
  /** Nobody has said anything. */
  public static final Snoozes NONE = new Snoozes(Map.of());

  private final Map<NudgeItem, Map<MailboxId, Wish>> wishes;

  private Snoozes(Map<NudgeItem, Map<MailboxId, Wish>> wishes) {
    this.wishes = wishes;
  }

  /**
   * What a person said last of an item.
   *
   * @param at when they said it; reminders planned for before then come too late
   * @param until the day on which they want to be reminded, and not before; empty after a promise,
   *     which has its own reminders
   */
  record Wish(Instant at, Optional<LocalDate> until) {}

  /** Where they are kept. */
  public interface Source {
    /** Those that matter on that day. */
    Snoozes on(LocalDate day);
  }

  /**
   * What people did, each person's latest entry on an item alone.
   *
   * @param day wishes for days before it are over
   */
  public static Snoozes of(Collection<AuditEntry> entries, LocalDate day) {
    Map<NudgeItem, Map<MailboxId, Wish>> wishes = new HashMap<>();
    for (AuditEntry entry : entries) {
      wish(entry, day)
          .ifPresent(
              wish ->
                  wishes
                      .computeIfAbsent(NudgeItem.of(entry.action()), item -> new HashMap<>())
                      .put(entry.person(), wish));
    }
    return new Snoozes(wishes);
  }

  private static Optional<Wish> wish(AuditEntry entry, LocalDate day) {
    return switch (entry.action()) {
      case UserAction.Snooze(var _, var _, Optional<LocalDate> until) ->
          until
              .filter(asked -> !asked.isBefore(day))
              .map(asked -> new Wish(entry.at(), Optional.of(asked)));
      case UserAction.ReplyPromise _ -> Optional.of(new Wish(entry.at(), Optional.empty()));
      case UserAction.AnsweredMark _,
          UserAction.NoReplyMark _,
          UserAction.NoRequestMark _,
          UserAction.PassOnMark _,
          UserAction.RegistrationMark _,
          UserAction.CoverRequest _,
          UserAction.AgreementAction _ ->
          Optional.empty();
    };
  }

  /** Who said what of an item. */
  Map<MailboxId, Wish> about(NudgeItem item) {
    return wishes.getOrDefault(item, Map.of());
  }
}
