package se.svarsvakt.sync;

import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.instantOrNull;
import static se.svarsvakt.sync.JdbcColumns.key;
import static se.svarsvakt.sync.JdbcColumns.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import se.svarsvakt.mail.Clues;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReasonedVerdict;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.worktime.Period;

/** How facts stand in rows. */
final class JdbcRows {
  /** The columns that {@link #RECEIVED} reads. */
  static final String RECEIVED_COLUMNS =
      "mailbox_id, message_id, received_at, verdict, cause, phrase, traits,"
          + " addressed, cut, beginning, message_hash,"
          + " conversation_hash, sender_hash, reply_to_hash, reply_to_others, refers_to, verb, verb_at, whereabouts,"
          + " thrown_at, caller_hash";

  static final RowMapper<ReceivedMail> RECEIVED =
      (row, number) ->
          new ReceivedMail(
              key(row),
              instant(row, "received_at"),
              new ReasonedVerdict(
                  Verdict.of(text(row, "verdict")), text(row, "cause"), words(row, "phrase")),
              clues(row),
              new MailThread(
                  JdbcColumns.hashOrNull(row, "message_hash"),
                  JdbcColumns.hashOrNull(row, "conversation_hash"),
                  hashes(row.getString("refers_to"))),
              hashes(
                  String.join(
                      " ",
                      words(row, "sender_hash"),
                      words(row, "reply_to_hash"),
                      words(row, "reply_to_others"))),
              verb(row),
              FolderState.valueOf(text(row, "whereabouts")),
              instantOrNull(row, "thrown_at"));

  static final RowMapper<Period> PERIOD = (row, number) -> period(row);

  private static final int LONGEST_FOLDER = 16;

  private JdbcRows() {}

  static Period period(ResultSet row) throws SQLException {
    return new Period(instant(row, "from_at"), instant(row, "until_at"));
  }

  private static Clues clues(ResultSet row) throws SQLException {
    return new Clues(
        split(words(row, "traits")).flatMap(JdbcRows::trait).collect(Collectors.toSet()),
        split(words(row, "addressed")).map(MailboxId::new).collect(Collectors.toSet()),
        split(words(row, "cut")).toList(),
        JdbcColumns.hashOrNull(row, "beginning"),
        JdbcColumns.hashOrNull(row, "caller_hash"));
  }

  private static Stream<Trait> trait(String code) {
    return EnumCode.find(Trait.class, code).stream();
  }

  private static String words(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), "");
  }

  private static Stream<String> split(String words) {
    return Arrays.stream(words.strip().split(" +")).filter(word -> !word.isEmpty());
  }

  private static @Nullable LastVerb verb(ResultSet row) throws SQLException {
    Instant at = instantOrNull(row, "verb_at");
    return at == null
        ? null
        : LastVerb.Kind.of(row.getInt("verb")).map(kind -> new LastVerb(kind, at)).orElse(null);
  }

  static Set<Hash> hashes(@Nullable String list) {
    return list == null ? Set.of() : split(list).map(Hash::new).collect(Collectors.toSet());
  }

  static @Nullable String list(Collection<Hash> hashes) {
    return hashes.isEmpty()
        ? null
        : hashes.stream().map(Hash::value).sorted().collect(Collectors.joining(" "));
  }

  /** Words in a column; null for none. */
  static @Nullable String joined(Stream<String> words) {
    String all = words.collect(Collectors.joining(" "));
    return all.isEmpty() ? null : all;
  }

  static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : JdbcColumns.time(instant);
  }

  static @Nullable String value(@Nullable Hash hash) {
    return hash == null ? null : hash.value();
  }

  /** A text as long as its column takes; Graph may say more some day than it says now. */
  static String cut(String text, int most) {
    String part = text.length() <= most ? text : text.substring(0, most);
    return part.replace('\0', '\uFFFD'); // PostgreSQL takes no U+0000
  }

  /**
   * What a folder is known by in the row of a message: of Graph's long id a hash, since it is only
   * ever compared. What versions before stored has the id itself.
   */
  static String folder(String id) {
    if (id.length() <= LONGEST_FOLDER) {
      return id;
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 12));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** An error code as its column takes it; null for none. */
  static @Nullable String trouble(String code) {
    return code.isEmpty() ? null : cut(code, 100);
  }
}
