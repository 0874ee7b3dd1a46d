package se.svarsvakt.casework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.OwnRecords.Stored;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;

/** All that is stored of one person, to be handed out or forgotten (GDPR articles 15 and 17). */
public interface SubjectRecords {
  /** The accounts that have or had an address, as far as something is stored of them. */
  Set<MailboxId> accounts(MailAddress address);

  /** The keyed hashes of all addresses that the store knows of an account. */
  Set<Hash> addresses(MailboxId account);

  /**
   * What there is, by kind, in the order of {@link Stored}; kinds of which nothing is stored not.
   */
  List<SubjectAmount> amounts(DataSubject subject);

  /** Hands on every row, ordered by kind and table. */
  void each(DataSubject subject, Consumer<SubjectRow> sink);

  /**
   * Deletes what is theirs alone, and puts a pseudonym in their place in what is others' too. Goes
   * on a few hundred rows at a time; what an interrupted run leaves, the next one deletes.
   */
  void forget(DataSubject subject);

  /** What takes an account's place: the same each time, and not to be told who it was by. */
  MailboxId pseudonym(MailboxId account);

  /**
   * How many rows of a kind there are, and what would become of them.
   *
   * @param deleted rows that go
   * @param renamed rows that stay with a pseudonym in the person's place
   */
  record SubjectAmount(Stored kind, int deleted, int renamed) {}

  /**
   * A row.
   *
   * @param table where it stands
   * @param columns its values by column: texts (times as ISO 8601), numbers, truth values, null
   */
  record SubjectRow(Stored kind, String table, Map<String, @Nullable Object> columns) {}
}
