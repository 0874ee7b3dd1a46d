package se.svarsvakt.sync;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.Hash;

/**
 * Learns the organisation's banners: beginnings that mail of many unrelated senders has in common
 * and that a good part of all senders' mail has. A handful of them is kept, as keyed hashes.
 */
record JdbcBanners(JdbcClient jdbc, NamedParameterJdbcOperations many) {
  /** Senders, and their domains, that must begin alike. */
  private static final int SENDERS = 8;

  private static final int DOMAINS = 4;

  /** One in so many of all senders. */
  private static final int SHARE = 5;

  static Set<Hash> all(JdbcClient jdbc) {
    return jdbc
        .sql("select words_hash from banner")
        .query((row, number) -> new Hash(JdbcColumns.text(row, "words_hash")))
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  /**
   * Takes note of how new mail begins. Statement by statement, and in one order, so that no two
   * mailboxes wait for each other; what an interruption leaves out is learned from later mail.
   */
  void write(Collection<ReceivedFact> facts) {
    List<MapSqlParameterSource> rows =
        facts.stream()
            .flatMap(fact -> fact.beginnings().stream().map(each -> row(fact, each)))
            .sorted(Comparator.comparing(JdbcBanners::order))
            .toList();
    if (rows.isEmpty()) {
      return;
    }
    many.batchUpdate(
        "insert into beginning (words_hash, sender_hash, domain_hash, seen_day)"
            + " values (:words, :sender, :domain, :day) on conflict do nothing",
        rows.toArray(SqlParameterSource[]::new));
    Hash everybody =
        facts.stream()
            .flatMap(fact -> fact.beginnings().stream())
            .findFirst()
            .orElseThrow()
            .words();
    Set<String> all =
        facts.stream()
            .flatMap(fact -> fact.beginnings().stream())
            .map(Beginning::words)
            .filter(words -> !words.equals(everybody))
            .map(Hash::value)
            .collect(Collectors.toSet());
    LocalDate day = facts.stream().map(JdbcBanners::day).max(LocalDate::compareTo).orElseThrow();
    JdbcColumns.parts(all).forEach(part -> learn(part, everybody, day));
  }

  private static MapSqlParameterSource row(ReceivedFact fact, Beginning beginning) {
    return new MapSqlParameterSource("words", beginning.words().value())
        .addValue("sender", beginning.sender().value())
        .addValue("domain", beginning.domain().value())
        .addValue("day", day(fact));
  }

  private static String order(MapSqlParameterSource row) {
    return row.getValue("words") + " " + row.getValue("sender");
  }

  private static LocalDate day(ReceivedFact fact) {
    return fact.mail().receivedAt().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private void learn(List<String> words, Hash everybody, LocalDate day) {
    for (String each : seenBefore(words, day)) {
      jdbc.sql("update banner set seen_day = :day where words_hash = :words and seen_day < :day")
          .param("day", day)
          .param("words", each)
          .update();
    }
    List<String> common = common(words);
    if (common.isEmpty()) {
      return;
    }
    common.forEach(each -> learn(each, everybody, day));
  }

  private List<String> seenBefore(List<String> words, LocalDate day) {
    return jdbc.sql(
            "select words_hash from banner where words_hash in (:words) and seen_day < :day")
        .param("day", day)
        .param("words", words)
        .query((row, number) -> JdbcColumns.text(row, "words_hash"))
        .list();
  }

  private List<String> common(List<String> words) {
    return jdbc.sql(
            """
            select b.words_hash, count(*) as senders from beginning b
             where b.words_hash in (:words)
               and not exists (select 1 from banner k where k.words_hash = b.words_hash)
             group by b.words_hash
            having count(*) >= :senders and count(distinct b.domain_hash) >= :domains
            """)
        .param("words", words)
        .param("senders", SENDERS)
        .param("domains", DOMAINS)
        .query((row, number) -> JdbcColumns.text(row, "words_hash"))
        .list();
  }

  private void learn(String words, Hash everybody, LocalDate day) {
    jdbc.sql(
            "insert into banner (words_hash, seen_day) select words_hash, :day from beginning"
                + " where words_hash = :words group by words_hash having count(*) * :share >="
                + " (select count(*) from beginning where words_hash = :everybody)"
                + " on conflict do nothing")
        .param("words", words)
        .param("day", day)
        .param("share", SHARE)
        .param("everybody", everybody.value())
        .update();
  }
}
