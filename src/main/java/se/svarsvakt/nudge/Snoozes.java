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
   * What people did, each person's latest deed on an item alone.
   *
   * @param day wishes for days before it are over
   */
  public static Snoozes of(Collection<AuditEntry> auditTrail, LocalDate day) {
    Map<NudgeItem, Map<MailboxId, Wish>> wishes = new HashMap<>();
    for (AuditEntry auditEntry : auditTrail) {
      wish(auditEntry, day)
          .ifPresent(
              wish ->
                  wishes
                      .computeIfAbsent(
                          new NudgeItem(auditEntry.act().mailbox(), auditEntry.act().item()),
                          item -> new HashMap<>())
                      .put(auditEntry.person(), wish));
    }
    return new Snoozes(wishes);
  }

  private static Optional<Wish> wish(AuditEntry auditEntry, LocalDate day) {
    return switch (auditEntry.act()) {
      case UserAction.Snoozed(var _, var _, LocalDate until) when !until.isBefore(day) ->
          Optional.of(new Wish(auditEntry.at(), Optional.of(until)));
      case UserAction.Promised _ -> Optional.of(new Wish(auditEntry.at(), Optional.empty()));
      case UserAction.Snoozed _,
          UserAction.Answered _,
          UserAction.NotNeeded _,
          UserAction.CoverAgreed _,
          UserAction.CoverEnded _ ->
          Optional.empty();
    };
  }

  /** Who said what of an item. */
  Map<MailboxId, Wish> about(NudgeItem item) {
    return wishes.getOrDefault(item, Map.of());
  }
}
