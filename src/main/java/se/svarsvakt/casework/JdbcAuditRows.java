package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.day;
import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
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
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.Registration;

/** How audit entries stand in rows. */
final class JdbcAuditRows {
  /** What {@code cover-requested} was called while nobody was asked. */
  static final String AGREED = "cover-agreed";

  private JdbcAuditRows() {}

  /** What fills the columns that not every action has; null for the others. */
  static Map<String, @Nullable Object> columns(
      UserAction.ItemAction action, @Nullable CoverAgreement agreement) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put(
        "reason", action instanceof UserAction.NoReplyMark(var _, var why) ? why.code() : null);
    columns.put("day", agreement == null ? dayOf(action) : Date.valueOf(agreement.to()));
    columns.put("from", agreement == null ? null : Date.valueOf(agreement.from()));
    columns.put("other", agreement == null ? null : agreement.by().value());
    columns.put("agreement", agreement == null ? null : agreement.id());
    return columns;
  }

  private static @Nullable Date dayOf(UserAction.ItemAction action) {
    return switch (action) {
      case UserAction.ReplyPromise(var _, var day) -> Date.valueOf(day);
      case UserAction.Snooze(var _, var _, var until) -> until.map(Date::valueOf).orElse(null);
      case UserAction.AnsweredMark _,
          UserAction.NoReplyMark _,
          UserAction.NoRequestMark _,
          UserAction.PassOnMark _,
          UserAction.RegistrationMark _,
          UserAction.CoverRequest _,
          UserAction.AgreementAction _ ->
          null;
    };
  }

  static AuditRow row(ResultSet row) throws SQLException {
    return new AuditRow(
        auditEntry(row), row.getObject("agreement_id", Long.class) == null ? null : agreement(row));
  }

  private static CoverAgreement agreement(ResultSet row) throws SQLException {
    return new CoverAgreement(
        row.getLong("agreement_id"),
        mailbox(row, "mailbox_id"),
        mailbox(row, "other_id"),
        day(row, "from_day"),
        day(row, "on_day"),
        "");
  }

  static AuditEntry auditEntry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        mailbox(row, "person_id"),
        instant(row, "done_at"),
        action(row),
        row.getObject("undone_at") != null);
  }

  private static UserAction.ItemAction action(ResultSet row) throws SQLException {
    MailboxId mailbox = mailbox(row, "mailbox_id");
    String item = text(row, "item");
    return switch (kind(row)) {
      case ANSWERED -> new UserAction.AnsweredMark(new MailKey(mailbox, new MessageId(item)));
      case NO_REPLY ->
          // a code that a newer version wrote is something else here
          new UserAction.NoReplyMark(
              new MailKey(mailbox, new MessageId(item)),
              UserAction.Reason.of(text(row, "reason")).orElse(UserAction.Reason.OTHER));
      case NO_REQUEST -> new UserAction.NoRequestMark(new MailKey(mailbox, new MessageId(item)));
      case PASS_ON -> new UserAction.PassOnMark(new MailKey(mailbox, new MessageId(item)));
      case PROMISE ->
          new UserAction.ReplyPromise(
              new MailKey(mailbox, new MessageId(item)), day(row, "on_day"));
      case REGISTERED -> registration(mailbox, item, Registration.Choice.REGISTERED);
      case LITTLE_IMPORTANCE -> registration(mailbox, item, Registration.Choice.LITTLE_IMPORTANCE);
      case NOT_OURS -> registration(mailbox, item, Registration.Choice.NOT_OURS);
      case SNOOZE -> new UserAction.Snooze(mailbox, item, day(row, "on_day"));
      case COVER ->
          new UserAction.CoverRequest(
              mailbox, item, mailbox(row, "other_id"), day(row, "from_day"), day(row, "on_day"));
      case ACCEPT_COVER, DECLINE_COVER ->
          new UserAction.CoverAnswer(
              mailbox, row.getLong("agreement_id"), kind(row) == UserAction.Kind.ACCEPT_COVER);
      case END_COVER -> new UserAction.CoverEnd(mailbox, row.getLong("agreement_id"));
      case UNDO -> throw new IllegalStateException("what takes back is no entry of its own");
    };
  }

  private static UserAction.RegistrationMark registration(
      MailboxId mailbox, String item, Registration.Choice choice) {
    return new UserAction.RegistrationMark(new MailKey(mailbox, new MessageId(item)), choice);
  }

  private static UserAction.Kind kind(ResultSet row) throws SQLException {
    String code = text(row, "kind");
    if (code.equals(AGREED)) {
      return UserAction.Kind.COVER;
    }
    return Arrays.stream(UserAction.Kind.values())
        .filter(kind -> kind.entryCode().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no such action: " + code));
  }

  static AuditTrail.TrailEntry entry(ResultSet row) throws SQLException {
    return new AuditTrail.TrailEntry(
        row.getLong("id"),
        mailbox(row, "person_id"),
        instant(row, "done_at"),
        text(row, "kind"),
        mailbox(row, "mailbox_id"),
        text(row, "item"),
        details(row));
  }

  private static Map<String, String> details(ResultSet row) throws SQLException {
    Map<String, String> details = new LinkedHashMap<>();
    put(details, "reason", row.getString("reason"));
    boolean stewards = text(row, "kind").equals(PageEvent.Kind.STEWARDS_SET.code());
    put(details, stewards ? "steward" : "by", row.getString("other_id"));
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
