package se.svarsvakt.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailboxId;

/** How much is stored of a person, in H2 or PostgreSQL. */
public final class JdbcOwnRecords implements OwnRecords {
  private final JdbcClient jdbc;

  /** Over one database. */
  public JdbcOwnRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Amount> of(MailboxId person) {
    return Arrays.stream(Stored.values())
        .map(kind -> new Amount(kind, rows(kind, person)))
        .filter(amount -> amount.rows() > 0)
        .toList();
  }

  private int rows(Stored kind, MailboxId person) {
    return parts(kind).stream()
        .mapToInt(
            part ->
                jdbc.sql(part.count()).param("id", person.value()).query(Integer.class).single())
        .sum();
  }

  /** The tables that are counted. */
  static Set<String> tables() {
    return Arrays.stream(Stored.values())
        .flatMap(kind -> parts(kind).stream())
        .map(Part::table)
        .collect(Collectors.toSet());
  }

  /**
   * Rows of a table that meet any of some conditions; each condition is looked up by itself, since
   * not every database finds an index for both sides of an "or".
   */
  private record Part(String table, List<String> conditions) {
    static Part of(String table, String... columns) {
      return new Part(table, Arrays.stream(columns).map(column -> column + " = :id").toList());
    }

    String count() {
      return conditions.stream()
          .map(condition -> "select * from %s where %s".formatted(table, condition))
          .collect(Collectors.joining(" union ", "select count(*) from (", ") counted"));
    }
  }

  private static List<Part> parts(Stored kind) {
    return switch (kind) {
      case MAILBOX -> List.of(Part.of("mailbox", "id"), Part.of("folder", "mailbox_id"));
      case RECEIVED_MAIL -> List.of(Part.of("received_mail", "mailbox_id"));
      case SENT_MAIL -> List.of(Part.of("sent_mail", "mailbox_id"));
      case MARKS -> List.of(Part.of("mark", "mailbox_id"));
      case REGISTRATIONS ->
          List.of(
              Part.of("registration", "mailbox_id", "person_id"),
              Part.of("case_event", "mailbox_id"));
      case CONFIRMED_YEARS -> List.of(Part.of("confirmed_year", "person_id"));
      case ITEMS -> List.of(Part.of("tracked_item", "mailbox_id"));
      case FINDINGS -> List.of(Part.of("finding_record", "mailbox_id"));
      case EXCEPTIONS -> List.of(Part.of("finding_exception", "mailbox_id"));
      case GAPS -> List.of(Part.of("reading_gap", "mailbox_id"));
      case HABITS -> List.of(Part.of("habit", "mailbox_id"));
      case ABSENCES -> List.of(Part.of("out_of_office", "mailbox_id"));
      case AUTOMATIC_REPLIES -> List.of(Part.of("automatic_reply_time", "mailbox_id"));
      case SIGNATURES -> List.of(Part.of("signature_check", "mailbox_id"));
      case REMINDERS ->
          List.of(
              new Part(
                  "nudge",
                  List.of(
                      "recipient_id = :id",
                      "id in (select nudge_id from nudge_item where mailbox_id = :id)")));
      case SEEN -> List.of(Part.of("seen_item", "mailbox_id", "person_id"));
      case AUDIT -> List.of(Part.of("deed", "person_id", "mailbox_id", "other_id"));
      case AGREEMENTS -> List.of(Part.of("cover_agreement", "mailbox_id", "by_id"));
      case RIGHTS ->
          List.of(
              Part.of("delegation", "mailbox_id", "delegate_id"),
              Part.of("delegation_source", "mailbox_id"));
      case STEWARDS ->
          List.of(
              Part.of("steward", "mailbox_id", "person_id"),
              Part.of("named_steward", "mailbox_id", "person_id"));
      case ACCOUNT -> List.of(Part.of("known_account", "id"));
      case RELATIONS -> List.of(Part.of("relation", "mailbox_id", "related_id"));
      case UNIT_FIGURES -> List.of(Part.of("weekly_figure", "manager_id"));
      case SUBSCRIPTION -> List.of(Part.of("summary_subscription", "manager_id", "by_id"));
      case CONVERSATION -> List.of(Part.of("conversation", "person_id"));
      case SESSIONS -> List.of(Part.of("web_session", "principal_name"));
    };
  }
}
