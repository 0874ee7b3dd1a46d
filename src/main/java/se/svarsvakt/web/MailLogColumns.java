package se.svarsvakt.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.worker.MailLogEntry;

/** The log of a mailbox's mail as a table. */
public final class MailLogColumns {
  /** The columns' names. The last one is for whoever reviews the log for secrecy, and empty. */
  public static final List<String> HEAD =
      List.of(
          "direction", "time", "sent", "sender", "recipients", "bcc", "subject", "secrecy-review");

  private static final String BETWEEN = "; ";

  private MailLogColumns() {}

  /** An entry as a row of these columns. */
  public static List<@Nullable String> row(MailLogEntry entry, ExportRows rows) {
    return Arrays.asList(
        entry.direction().code(),
        entry.at() == null ? null : rows.moment(entry.at()),
        entry.sentAt() == null ? null : rows.moment(entry.sentAt()),
        entry.sender(),
        String.join(BETWEEN, entry.recipients()),
        String.join(BETWEEN, entry.hidden()),
        entry.subject(),
        null);
  }
}
