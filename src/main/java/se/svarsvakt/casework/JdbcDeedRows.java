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
import se.svarsvakt.casework.Deeds.TrailEntry;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;

/** How deeds stand in rows. */
final class JdbcDeedRows {
  /** The kind of a row that takes another one back, and is no deed itself. */
  static final String UNDO = "undo";

  private JdbcDeedRows() {}

  /** What an act fills the columns with that not every act has; null for the others. */
  static Map<String, @Nullable Object> columns(Act act) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("reason", act instanceof Act.NotNeeded(var _, var why) ? why.code() : null);
    columns.put("day", day(act));
    columns.put("from", null);
    columns.put("other", null);
    switch (act) {
      case Act.CoverAgreed agreed -> {
        columns.put("from", Date.valueOf(agreed.from()));
        columns.put("other", agreed.by().value());
      }
      case Act.CoverEnded(CoverAgreement agreement) -> {
        columns.put("from", Date.valueOf(agreement.from()));
        columns.put("other", agreement.by().value());
      }
      case Act.Answered _, Act.NotNeeded _, Act.Promised _, Act.Snoozed _ -> {}
    }
    return columns;
  }

  private static @Nullable Date day(Act act) {
    return switch (act) {
      case Act.Promised(var _, var day) -> Date.valueOf(day);
      case Act.Snoozed(var _, var _, var until) -> Date.valueOf(until);
      case Act.CoverAgreed agreed -> Date.valueOf(agreed.to());
      case Act.CoverEnded(CoverAgreement agreement) -> Date.valueOf(agreement.to());
      case Act.Answered _, Act.NotNeeded _ -> null;
    };
  }

  static Kept kept(ResultSet row) throws SQLException {
    return new Kept(deed(row), row.getObject("agreement_id", Long.class));
  }

  static Deed deed(ResultSet row) throws SQLException {
    return new Deed(
        row.getLong("id"),
        new MailboxId(text(row, "person_id")),
        instant(row, "done_at"),
        act(row),
        row.getObject("undone_at") != null);
  }

  private static Act act(ResultSet row) throws SQLException {
    MailboxId mailbox = new MailboxId(text(row, "mailbox_id"));
    String item = text(row, "item");
    String kind = text(row, "kind");
    return switch (kind) {
      case "answered" -> new Act.Answered(new MailKey(mailbox, new MessageId(item)));
      case "no-reply-needed" ->
          new Act.NotNeeded(new MailKey(mailbox, new MessageId(item)), reason(row));
      case "promised" ->
          new Act.Promised(new MailKey(mailbox, new MessageId(item)), day(row, "on_day"));
      case "snoozed" -> new Act.Snoozed(mailbox, item, day(row, "on_day"));
      case "cover-agreed" ->
          new Act.CoverAgreed(
              mailbox,
              item,
              new MailboxId(text(row, "other_id")),
              day(row, "from_day"),
              day(row, "on_day"));
      case "cover-ended" ->
          new Act.CoverEnded(
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
  private static Act.Reason reason(ResultSet row) throws SQLException {
    String code = text(row, "reason");
    for (Act.Reason reason : Act.Reason.values()) {
      if (reason.code().equals(code)) {
        return reason;
      }
    }
    return Act.Reason.OTHER;
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
