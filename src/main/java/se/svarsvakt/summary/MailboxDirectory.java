package se.svarsvakt.summary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.UnitSummary.TrendPoint;
import se.svarsvakt.worktime.CalendarWeek;

/** The watched mailboxes as the latest pass found them, to be looked through. */
public interface MailboxDirectory {
  /**
   * Some of them, by address.
   *
   * @param after what comes after that address; empty for the beginning
   * @param most at most so many
   */
  List<WatchedLine> list(Selection selection, String after, int most);

  /** One of them; empty where no such mailbox is watched. */
  Optional<WatchedLine> one(MailboxId mailbox);

  /** The watched or formerly watched mailbox or the manager with that address. */
  Optional<MailboxId> byAddress(String address);

  /** How many of them the latest pass could not read. */
  int notRead();

  /** What was due and answered in time in kept weeks, all units together. */
  List<TrendPoint> trend(CalendarWeek first, CalendarWeek last);

  /** Which mailboxes are asked for. */
  record Selection(String address, Which which) {}

  /** A part of the mailboxes. */
  enum Which implements EnumCode {
    /** Every one. */
    ALL,
    /** People's own. */
    PERSON,
    /** Those that several look after. */
    SHARED,
    /** Those that the latest pass could not read. */
    NOT_MEASURED
  }

  /**
   * A watched mailbox.
   *
   * @param shared whether several look after it
   * @param notRead Graph's code where the latest pass could not read it; null where it could
   * @param notReadSince since when; null as that
   * @param attendedAt the last sign that somebody attended to it; null where none is known
   */
  record WatchedLine(
      MailboxId id,
      String address,
      boolean shared,
      @Nullable String notRead,
      @Nullable Instant notReadSince,
      @Nullable Instant attendedAt) {}
}
