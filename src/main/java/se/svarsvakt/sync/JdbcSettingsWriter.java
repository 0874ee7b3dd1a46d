package se.svarsvakt.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.sync.MailboxSettings.AutomaticReply;
import se.svarsvakt.sync.MailboxSettings.Hours;
import se.svarsvakt.sync.MailboxSettings.Purpose;

/**
 * How a mailbox's settings stand in rows, and since when senders outside got its automatic reply.
 */
final class JdbcSettingsWriter {
  /** A reply found on at the first look is taken to have been on for as long as one looks back. */
  private static final Duration ON_BEFORE_THE_FIRST_LOOK = Duration.ofDays(45);

  /** A reply that is on stays on until the next look. */
  private static final Duration ON_AFTER_A_LOOK = Duration.ofHours(2);

  private final JdbcClient jdbc;

  JdbcSettingsWriter(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The settings in a row of the mailbox table; null where they were never read. */
  static @Nullable MailboxSettings settings(ResultSet row) throws SQLException {
    String purpose = row.getString("purpose");
    return purpose == null
        ? null
        : new MailboxSettings(
            Purpose.valueOf(purpose), JdbcColumns.text(row, "language"), hours(row), reply(row));
  }

  private static Hours hours(ResultSet row) throws SQLException {
    String zone = row.getString("zone");
    return new Hours(
        zone == null ? "" : zone,
        words(row.getString("work_days")).stream()
            .map(DayOfWeek::valueOf)
            .collect(Collectors.toSet()),
        time(row.getString("work_opens")),
        time(row.getString("work_closes")));
  }

  private static @Nullable LocalTime time(@Nullable String value) {
    return value == null ? null : LocalTime.parse(value);
  }

  private static AutomaticReply reply(ResultSet row) throws SQLException {
    String status = row.getString("reply_status");
    if (status == null) {
      return AutomaticReply.UNKNOWN;
    }
    Instant from = JdbcColumns.instantOrNull(row, "reply_from");
    Instant until = JdbcColumns.instantOrNull(row, "reply_until");
    return new AutomaticReply(
        status,
        JdbcColumns.text(row, "reply_audience"),
        from == null || until == null ? null : new Period(from, until),
        words(row.getString("reply_lacks")));
  }

  private static Set<String> words(@Nullable String list) {
    return list == null || list.isBlank()
        ? Set.of()
        : Set.copyOf(Arrays.asList(list.split(" ", -1)));
  }

  /** Writes what was read, if something was. */
  void write(StoredMailbox before, StoredMailbox after) {
    MailboxSettings settings = after.settings();
    Instant at = after.settingsReadAt();
    boolean read =
        at != null
            && (!at.equals(before.settingsReadAt())
                || !Objects.equals(settings, before.settings()));
    if (settings == null || at == null || !read || !after.settingsTrouble().isEmpty()) {
      return;
    }
    row(after, settings);
    Instant last = before.settingsReadAt();
    if (last == null || !at.isBefore(last)) { // a look back does not undo what is known since
      replyTimes(before, settings.reply(), at);
    }
  }

  private void row(StoredMailbox mailbox, MailboxSettings settings) {
    Hours hours = settings.hours();
    AutomaticReply reply = settings.reply();
    Period window = reply.window();
    jdbc.sql(
            """
            update mailbox set zone = :zone, work_days = :days, work_opens = :opens, work_closes = :closes,
                   reply_status = :status, reply_audience = :audience, reply_from = :from,
                   reply_until = :until, reply_lacks = :lacks
             where id = :id
            """)
        .param("zone", hours.zone())
        .param("days", list(hours.days()))
        .param("opens", hours.opens() == null ? null : hours.opens().toString())
        .param("closes", hours.closes() == null ? null : hours.closes().toString())
        .param("status", JdbcRows.cut(reply.status(), 16))
        .param("audience", JdbcRows.cut(reply.audience(), 16))
        .param("from", window == null ? null : JdbcRows.time(window.from()))
        .param("until", window == null ? null : JdbcRows.time(window.until()))
        .param("lacks", list(reply.lacks()))
        .param("id", mailbox.id().value())
        .update();
  }

  private static String list(Set<?> values) {
    return values.stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
  }

  /** What was foretold and did not come to pass is taken back. */
  private void replyTimes(StoredMailbox before, AutomaticReply reply, Instant at) {
    String mailbox = before.id().value();
    jdbc.sql("delete from automatic_reply_time where mailbox_id = :mailbox and from_at >= :at")
        .param("mailbox", mailbox)
        .param("at", JdbcRows.time(at))
        .update();
    jdbc.sql(
            "update automatic_reply_time set until_at = :at"
                + " where mailbox_id = :mailbox and until_at > :at")
        .param("mailbox", mailbox)
        .param("at", JdbcRows.time(at))
        .update();
    on(reply, before.settingsReadAt(), at).ifPresent(period -> insert(mailbox, period));
  }

  private static Optional<Period> on(AutomaticReply reply, @Nullable Instant lastLook, Instant at) {
    if (!reply.audience().equals("all")) {
      return Optional.empty();
    }
    return switch (reply.status()) {
      case "scheduled" -> Optional.ofNullable(reply.window());
      case "alwaysenabled" -> {
        boolean first = lastLook == null || !lastLook.isBefore(at);
        Instant since =
            first ? at.minus(ON_BEFORE_THE_FIRST_LOOK) : Objects.requireNonNull(lastLook);
        yield Optional.of(new Period(since, at.plus(ON_AFTER_A_LOOK)));
      }
      default -> Optional.empty();
    };
  }

  /** Together with what overlaps it, so that the rows do not grow with every look. */
  private void insert(String mailbox, Period period) {
    List<Period> overlapping =
        jdbc.sql(
                "select from_at, until_at from automatic_reply_time where mailbox_id = :mailbox"
                    + " and from_at <= :until and until_at >= :from")
            .param("mailbox", mailbox)
            .param("from", JdbcRows.time(period.from()))
            .param("until", JdbcRows.time(period.until()))
            .query(JdbcRows.PERIOD)
            .list();
    Instant from = period.from();
    Instant until = period.until();
    for (Period other : overlapping) {
      from = other.from().isBefore(from) ? other.from() : from;
      until = other.until().isAfter(until) ? other.until() : until;
      jdbc.sql(
              "delete from automatic_reply_time where mailbox_id = :mailbox and from_at = :from"
                  + " and until_at = :until")
          .param("mailbox", mailbox)
          .param("from", JdbcRows.time(other.from()))
          .param("until", JdbcRows.time(other.until()))
          .update();
    }
    jdbc.sql(
            "insert into automatic_reply_time (mailbox_id, from_at, until_at)"
                + " values (:mailbox, :from, :until) on conflict do nothing")
        .param("mailbox", mailbox)
        .param("from", JdbcRows.time(from))
        .param("until", JdbcRows.time(until))
        .update();
  }
}
