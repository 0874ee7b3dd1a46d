package se.svarsvakt.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;

/** How values stand in columns and as parameters, the same way everywhere. */
public final class JdbcColumns {
  private static final int MOST_IN_A_STATEMENT = 400;

  private JdbcColumns() {}

  /** A text that is never null. */
  public static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column), column);
  }

  /** A moment that is never null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(row, column), column);
  }

  /** A moment; null where none is stored. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** A day that is never null. */
  public static LocalDate day(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
  }

  /** The id of a mailbox or a person. */
  public static MailboxId mailbox(ResultSet row, String column) throws SQLException {
    return new MailboxId(text(row, column));
  }

  /** The message that a row is about. */
  public static MailKey key(ResultSet row) throws SQLException {
    return new MailKey(mailbox(row, "mailbox_id"), new MessageId(text(row, "message_id")));
  }

  /** A moment as a parameter. */
  public static OffsetDateTime time(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  /** Values in parts that a statement can take. */
  public static <T> List<List<T>> parts(Collection<T> values) {
    return values.stream().distinct().gather(Gatherers.windowFixed(MOST_IN_A_STATEMENT)).toList();
  }

  /** A table of parameters to join with, as long as it is told, of columns of these types. */
  public static String values(int rows, String... types) {
    String row =
        Arrays.stream(types)
            .map("cast(? as %s)"::formatted)
            .collect(Collectors.joining(", ", "(", ")"));
    return "(values " + String.join(", ", Collections.nCopies(rows, row)) + ")";
  }

  /** What is found for the ids of mailboxes, part by part. */
  public static <T> List<T> inParts(
      Collection<MailboxId> mailboxes, Function<List<String>, List<T>> found) {
    return idParts(mailboxes).stream().flatMap(part -> found.apply(part).stream()).toList();
  }

  /** The ids of mailboxes, in parts that a statement can take. */
  public static List<List<String>> idParts(Collection<MailboxId> mailboxes) {
    return parts(mailboxes.stream().map(MailboxId::value).toList());
  }

  /** A keyed hash, or null. */
  public static @Nullable Hash hashOrNull(ResultSet row, String column) throws SQLException {
    String value = row.getString(column);
    return value == null ? null : new Hash(value);
  }
}
