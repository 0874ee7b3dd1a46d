package se.svarsvakt.casework;

import java.util.Arrays;
import java.util.List;
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
    return jdbc.sql("select count(*) from " + where(kind))
        .param("id", person.value())
        .query(Integer.class)
        .single();
  }

  private static String where(Stored kind) {
    return switch (kind) {
      case RECEIVED_MAIL -> "received_mail where mailbox_id = :id";
      case SENT_MAIL -> "sent_mail where mailbox_id = :id";
      case MARKS -> "mark where mailbox_id = :id";
      case ITEMS -> "tracked_item where mailbox_id = :id";
      case FINDINGS -> "finding_record where mailbox_id = :id";
      case ABSENCES -> "out_of_office where mailbox_id = :id";
      case AUTOMATIC_REPLIES -> "automatic_reply_time where mailbox_id = :id";
      case SIGNATURES -> "signature_check where mailbox_id = :id";
      case REMINDERS -> "nudge where recipient_id = :id";
      case AUDIT -> "deed where person_id = :id or mailbox_id = :id or other_id = :id";
      case AGREEMENTS -> "cover_agreement where mailbox_id = :id or by_id = :id";
      case RIGHTS -> "delegation where mailbox_id = :id or delegate_id = :id";
      case RELATIONS -> "relation where mailbox_id = :id or related_id = :id";
      case CONVERSATION -> "conversation where person_id = :id";
    };
  }
}
