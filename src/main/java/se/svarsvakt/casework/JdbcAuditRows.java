package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.text;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.AuditTrail.TrailEntry;
import se.svarsvakt.casework.UserAction.AnsweredMark;
import se.svarsvakt.casework.UserAction.CoverEnd;
import se.svarsvakt.casework.UserAction.CoverRequest;
import se.svarsvakt.casework.UserAction.ItemAction;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.casework.UserAction.NoReplyMark;
import se.svarsvakt.casework.UserAction.Reason;
import se.svarsvakt.casework.UserAction.ReplyPromise;
import se.svarsvakt.casework.UserAction.Snooze;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.absence.CoverAgreement;

/** How audit entries stand in rows. */
final class JdbcAuditRows {
  private JdbcAuditRows() {}

  /** What fills the columns that not every action has; null for the others. */
  static Map<String, @Nullable Object> columns(
      ItemAction action, @Nullable CoverAgreement agreement) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("reason", action instanceof NoReplyMark(var _, var why) ? why.code() : null);
    columns.put("day", agreement == null ? day(action) : Date.valueOf(agreement.to()));
    columns.put("from", agreement == null ? null : Date.valueOf(agreement.from()));
    columns.put("other", agreement == null ? null : agreement.by().value());
    columns.put("agreement", agreement == null ? null : agreement.id());
    return columns;
  }

  private static @Nullable Date day(ItemAction action) {
    return switch (action) {
      case ReplyPromise(var _, var day) -> Date.valueOf(day);
      case Snooze(var _, var _, var until) -> until.map(Date::valueOf).orElse(null);
      case AnsweredMark _, NoReplyMark _, CoverRequest _, CoverEnd _ -> null;
    };
  }

  static AuditRow row(ResultSet row) throws SQLException {
    return new AuditRow(
        auditEntry(row), row.getObject("agreement_id", Long.class) == null ? null : agreement(row));
  }

  private static CoverAgreement agreement(ResultSet row) throws SQLException {
    return new CoverAgreement(
        row.getLong("agreement_id"),
        new MailboxId(text(row, "mailbox_id")),
        new MailboxId(text(row, "other_id")),
        day(row, "from_day"),
        day(row, "on_day"),
        "");
  }

  static AuditEntry auditEntry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        new MailboxId(text(row, "person_id")),
        instant(row, "done_at"),
        action(row),
        row.getObject("undone_at") != null);
  }

  private static ItemAction action(ResultSet row) throws SQLException {
    MailboxId mailbox = new MailboxId(text(row, "mailbox_id"));
    String item = text(row, "item");
    return switch (kind(row)) {
      case ANSWERED -> new AnsweredMark(new MailKey(mailbox, new MessageId(item)));
      case NO_REPLY ->
          // a code that a newer version wrote is something else here
          new NoReplyMark(
              new MailKey(mailbox, new MessageId(item)),
              Reason.of(text(row, "reason")).orElse(Reason.OTHER));
      case PROMISE ->
          new ReplyPromise(new MailKey(mailbox, new MessageId(item)), day(row, "on_day"));
      case SNOOZE -> new Snooze(mailbox, item, day(row, "on_day"));
      case COVER ->
          new CoverRequest(
              mailbox,
              item,
              new MailboxId(text(row, "other_id")),
              day(row, "from_day"),
              day(row, "on_day"));
      case END_COVER -> new CoverEnd(mailbox, row.getLong("agreement_id"));
      case UNDO -> throw new IllegalStateException("what takes back is no entry of its own");
    };
  }

  private static Kind kind(ResultSet row) throws SQLException {
    String code = text(row, "kind");
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.entryCode().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no such action: " + code));
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
  }

  static TrailEntry entry(ResultSet row) throws SQLException {
    return new TrailEntry(
        row.getLong("id"),
        new MailboxId(text(row, "person_id")),
        instant(row, "done_at"),
        text(row, "kind"),
        new MailboxId(text(row, "mailbox_id")),
        text(row, "item"),
        details(row));
  }

  private static Map<String, String> details(ResultSet row) throws SQLException {
    Map<String, String> details = new LinkedHashMap<>();
    put(details, "reason", row.getString("reason"));
    put(details, "by", row.getString("other_id"));
    LocalDate from = row.getObject("from_day", LocalDate.class);
    put(details, "from", from);
    put(details, from == null ? "day" : "to", row.getObject("on_day", LocalDate.class));
    put(details, "undoes", row.getObject("undoes", Long.class));
    return Collections.unmodifiableMap(details);
  }

  private static void put(Map<String, String> details, String name, @Nullable Object value) {
    if (value != null) {
      details.put(name, value.toString());
    }
  }
}
