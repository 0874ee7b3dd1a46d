package se.svarsvakt.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import se.svarsvakt.mail.MailboxId;

/**
 * What people did about their mail, and its consequences: marks, promises, cover agreements and
 * later reminders; and what was seen and changed on the web pages. Each action and its consequence
 * are recorded together or not at all. Who may do what is decided before.
 */
public interface AuditTrail {
  /** Who it was where no sign-in tells: whoever sits at the program's machine. */
  MailboxId ADMINISTRATOR = new MailboxId("administrator");

  /** For so long a second look at the same is the same look. */
  Duration ONE_LOOK = Duration.ofHours(1);

  /**
   * Does something to a mailbox's items while nobody else does, on any node.
   *
   * @param mailbox a mailbox that is known
   */
  <T> T exclusively(MailboxId mailbox, Supplier<T> work);

  /**
   * Records what a person did, with its consequence. What is in force already is not done again:
   * then the entry of what did it is given, and nothing changes.
   *
   * @return the entry
   */
  AuditEntry record(MailboxId person, UserAction.ItemAction action, Instant at);

  /** The entry with that id, undone or not. */
  Optional<AuditEntry> find(long id);

  /**
   * Takes an action and its consequence back, and records who did; false where it was undone
   * before.
   */
  boolean undo(AuditEntry entry, MailboxId person, Instant at);

  /**
   * The latest entry on each of these mailboxes' items since a moment, undone ones left out; beside
   * it each person's latest wish to be reminded later, which is their own affair.
   */
  List<AuditEntry> latest(Collection<MailboxId> mailboxes, Instant since);

  /**
   * What people last said of when they want to hear of an item: each person's latest entry on it
   * since a moment, where that is a wish to be reminded later or a promise. Undone ones do not
   * count.
   */
  List<AuditEntry> wishes(Instant since);

  /**
   * How often a person did something of that kind since a moment, whether or not it was undone.
   *
   * @param own about their own mailbox; else about all others
   */
  int count(MailboxId person, UserAction.Kind kind, boolean own, Instant since);

  /**
   * Records what was seen, taken out or changed. That the same person saw the same is recorded once
   * an hour.
   */
  void note(MailboxId person, PageEvent event, Instant at);

  /** The audit trail, the latest first. */
  List<TrailEntry> trail(TrailFilter filter);

  /** Hands on the whole audit trail, the latest first, a few rows at a time. */
  void each(Consumer<TrailEntry> sink);

  /**
   * Which part of the trail is asked for.
   *
   * @param mailbox that mailbox's alone; empty for all
   * @param items of these items alone; empty for all
   * @param others what that mailbox's owner did themselves is left out
   * @param since not before that moment
   * @param most at most so many entries
   */
  record TrailFilter(
      Optional<MailboxId> mailbox, Set<String> items, boolean others, Instant since, int most) {
    /** About all items, whoever did it. */
    public TrailFilter(Optional<MailboxId> mailbox, Instant since, int most) {
      this(mailbox, Set.of(), false, since, most);
    }
  }

  /**
   * A row of the audit trail, as it is shown.
   *
   * @param id names it
   * @param person who did it
   * @param at when
   * @param kind what: {@code undo}, or the entry code of another action or of an event
   * @param mailbox the mailbox concerned
   * @param item the message's id or the finding's code
   * @param details days, reason code, colleague's id, the entry that was undone; by name
   */
  record TrailEntry(
      long id,
      MailboxId person,
      Instant at,
      String kind,
      MailboxId mailbox,
      String item,
      Map<String, String> details) {}
}
