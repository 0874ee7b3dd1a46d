package se.svarsvakt.casework;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.StoredTable.FoundAs;
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
    return StoredTables.ALL.stream()
        .filter(table -> table.kind().filter(kind::equals).isPresent())
        .map(JdbcOwnRecords::count)
        .filter(sql -> !sql.isEmpty())
        .mapToInt(sql -> jdbc.sql(sql).param("who", person.value()).query(Integer.class).single())
        .sum();
  }

  /**
   * Rows that meet any of some conditions; each condition is looked up by itself, since not every
   * database finds an index for both sides of an "or". Empty where nothing of the table is counted.
   */
  private static String count(StoredTable table) {
    List<String> parts =
        table.traces().stream()
            .filter(trace -> trace.found() == FoundAs.PERSON)
            .map(trace -> "select * from %s where %s".formatted(table.name(), trace.condition()))
            .toList();
    return parts.isEmpty()
        ? ""
        : parts.stream()
            .collect(Collectors.joining(" union ", "select count(*) from (", ") counted"));
  }
}
