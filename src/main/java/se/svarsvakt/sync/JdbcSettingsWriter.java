package se.svarsvakt.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.sync.MailboxSettings.Purpose;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalHours;
import se.svarsvakt.worktime.ZoneNames;

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

  private static PersonalHours hours(ResultSet row) throws SQLException {
    String zone = row.getString("zone");
    return new PersonalHours(
        zone == null ? null : ZoneNames.zone(zone).orElse(null),
        words(row.getString("work_days")).stream()
            .map(DayOfWeek::valueOf)
            .collect(Collectors.toSet()),
        time(row.getString("work_opens")),
        time(row.getString("work_closes")));
  }

  private static @Nullable LocalTime time(@Nullable String value) {
    return value == null ? null : LocalTime.parse(value);
  }

  private static @Nullable AutomaticReply reply(ResultSet row) throws SQLException {
    String status = row.getString("reply_status");
    if (status == null) {
      return null;
    }
    Instant from = JdbcColumns.instantOrNull(row, "reply_from");
    Instant until = JdbcColumns.instantOrNull(row, "reply_until");
    return new AutomaticReply(
        AutomaticReply.Status.of(status),
        AutomaticReply.Audience.of(JdbcColumns.text(row, "reply_audience")),
        from == null || until == null ? Optional.empty() : Optional.of(new Period(from, until)),
        MissingReplyText.of(words(row.getString("reply_lacks"))));
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
    hours(after.id(), settings.hours());
    AutomaticReply reply = settings.reply();
    if (reply == null) {
      return;
    }
    reply(after.id(), reply);
    Instant last = before.settingsReadAt();
    if (last == null || !at.isBefore(last)) { // a look back does not undo what is known since
      replyTimes(before, reply, at);
    }
  }

  private void hours(MailboxId mailbox, PersonalHours hours) {
    jdbc.sql(
            """
            update mailbox set zone = :zone, work_days = :days, work_opens = :opens, work_closes = :closes
             where id = :id
            """)
        .param("zone", text(hours.zone()))
        .param("days", list(hours.days().stream().map(DayOfWeek::name)))
        .param("opens", text(hours.opens()))
        .param("closes", text(hours.closes()))
        .param("id", mailbox.value())
        .update();
  }

  private void reply(MailboxId mailbox, AutomaticReply reply) {
    Optional<Period> window = reply.window();
    jdbc.sql(
            """
            update mailbox set reply_status = :status, reply_audience = :audience, reply_from = :from,
                   reply_until = :until, reply_lacks = :lacks
             where id = :id
            """)
        .param("status", reply.status().graphName().toLowerCase(Locale.ROOT))
        .param("audience", reply.audience().graphName().toLowerCase(Locale.ROOT))
        .param("from", window.map(period -> JdbcRows.time(period.from())).orElse(null))
        .param("until", window.map(period -> JdbcRows.time(period.until())).orElse(null))
        .param("lacks", list(reply.missing().stream().map(MissingReplyText::code)))
        .param("id", mailbox.value())
        .update();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static String list(Stream<String> values) {
    return values.sorted().collect(Collectors.joining(" "));
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
    if (reply.audience() != AutomaticReply.Audience.ALL) {
      return Optional.empty();
    }
    return switch (reply.status()) {
      case SCHEDULED -> reply.window();
      case ALWAYS -> {
        boolean first = lastLook == null || !lastLook.isBefore(at);
        Instant since =
            first ? at.minus(ON_BEFORE_THE_FIRST_LOOK) : Objects.requireNonNull(lastLook);
        yield Optional.of(new Period(since, at.plus(ON_AFTER_A_LOOK)));
      }
      case DISABLED -> Optional.empty();
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
    Period whole = period;
    for (Period other : overlapping) {
      whole = whole.with(other);
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
        .param("from", JdbcRows.time(whole.from()))
        .param("until", JdbcRows.time(whole.until()))
        .update();
  }
}
