package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.text;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.AuditTrail.TrailEntry;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;

/** How deeds stand in rows. */
final class JdbcAuditRows {
  /** The kind of a row that takes another one back, and is no deed itself. */
  static final String UNDO = "undo";

  private JdbcAuditRows() {}

  /** What an act fills the columns with that not every act has; null for the others. */
  static Map<String, @Nullable Object> columns(UserAction act) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("reason", act instanceof UserAction.NotNeeded(var _, var why) ? why.code() : null);
    columns.put("day", day(act));
    columns.put("from", null);
    columns.put("other", null);
    switch (act) {
      case UserAction.CoverAgreed agreed -> {
        columns.put("from", Date.valueOf(agreed.from()));
        columns.put("other", agreed.by().value());
      }
      case UserAction.CoverEnded(CoverAgreement agreement) -> {
        columns.put("from", Date.valueOf(agreement.from()));
        columns.put("other", agreement.by().value());
      }
      case UserAction.Answered _,
          UserAction.NotNeeded _,
          UserAction.Promised _,
          UserAction.Snoozed _ -> {}
    }
    return columns;
  }

  private static @Nullable Date day(UserAction act) {
    return switch (act) {
      case UserAction.Promised(var _, var day) -> Date.valueOf(day);
      case UserAction.Snoozed(var _, var _, var until) -> Date.valueOf(until);
      case UserAction.CoverAgreed agreed -> Date.valueOf(agreed.to());
      case UserAction.CoverEnded(CoverAgreement agreement) -> Date.valueOf(agreement.to());
      case UserAction.Answered _, UserAction.NotNeeded _ -> null;
    };
  }

  static Kept kept(ResultSet row) throws SQLException {
    return new Kept(auditEntry(row), row.getObject("agreement_id", Long.class));
  }

  static AuditEntry auditEntry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        new MailboxId(text(row, "person_id")),
        instant(row, "done_at"),
        act(row),
        row.getObject("undone_at") != null);
  }

  private static UserAction act(ResultSet row) throws SQLException {
    MailboxId mailbox = new MailboxId(text(row, "mailbox_id"));
    String item = text(row, "item");
    String kind = text(row, "kind");
    return switch (kind) {
      case "answered" -> new UserAction.Answered(new MailKey(mailbox, new MessageId(item)));
      case "no-reply-needed" ->
          new UserAction.NotNeeded(new MailKey(mailbox, new MessageId(item)), reason(row));
      case "promised" ->
          new UserAction.Promised(new MailKey(mailbox, new MessageId(item)), day(row, "on_day"));
      case "snoozed" -> new UserAction.Snoozed(mailbox, item, day(row, "on_day"));
      case "cover-agreed" ->
          new UserAction.CoverAgreed(
              mailbox,
              item,
              new MailboxId(text(row, "other_id")),
              day(row, "from_day"),
              day(row, "on_day"));
      case "cover-ended" ->
          new UserAction.CoverEnded(
              new CoverAgreement(
                  row.getLong("agreement_id"),
                  mailbox,
                  new MailboxId(text(row, "other_id")),
                  day(row, "from_day"),
                  day(row, "on_day"),
                  ""));
      default -> throw new IllegalStateException("no such deed: " + kind);
    };
  }

  /** A code that a newer version wrote is something else here. */
  private static UserAction.Reason reason(ResultSet row) throws SQLException {
    String code = text(row, "reason");
    for (UserAction.Reason reason : UserAction.Reason.values()) {
      if (reason.code().equals(code)) {
        return reason;
      }
    }
    return UserAction.Reason.OTHER;
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
