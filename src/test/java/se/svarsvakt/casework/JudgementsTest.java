package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.svarsvakt.casework.JdbcRetentionTest.Kind;
import se.svarsvakt.casework.Judgements.KeptJudgement;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.testing.Databases.Database;

/** What is kept of two passes that judge the same mailboxes. */
class JudgementsTest {
  private static final Instant FIRST = Instant.parse("2026-11-16T07:00:00Z");
  private static final Instant LATER = FIRST.plus(Duration.ofMinutes(10));
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final MailboxId BO = new MailboxId("bo");

  private static KeptJudgement judged(MailboxId mailbox, Instant at) {
    Instant next = at.plus(Duration.ofHours(1));
    return new KeptJudgement(mailbox, "terms", at, next, null, "", List.of());
  }

  private static Database watched(Kind kind) {
    Database database = kind.empty();
    List.of(ANNA, BO)
        .forEach(
            each ->
                database
                    .jdbc()
                    .sql("insert into mailbox (id) values (:id)")
                    .param("id", each.value())
                    .update());
    return database;
  }

  private static Stream<Judgements> stores() {
    return Stream.concat(
        Stream.of(new MemoryJudgements()),
        Stream.of(Kind.values()).map(kind -> judgements(watched(kind))));
  }

  private static JdbcJudgements judgements(Database database) {
    return new JdbcJudgements(database.named(), database.transactions());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void a_later_judgement_takes_the_place_of_the_one_that_it_saw(Judgements judgements) {
    judgements.keep(List.of(judged(ANNA, FIRST), judged(BO, FIRST)), Map.of(), List.of());
    judgements.keep(List.of(judged(ANNA, LATER)), Map.of(ANNA, FIRST), List.of());
    assertThat(judgements.kept(Set.of(ANNA, BO)))
        .isEqualTo(Map.of(ANNA, judged(ANNA, LATER), BO, judged(BO, FIRST)));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void of_two_passes_that_judged_a_mailbox_at_once_neither_judgement_stays(Judgements judgements) {
    judgements.keep(List.of(judged(ANNA, FIRST), judged(BO, FIRST)), Map.of(), List.of());
    judgements.keep(List.of(judged(ANNA, LATER)), Map.of(ANNA, FIRST), List.of());
    Instant slow = FIRST.plusSeconds(1);
    judgements.keep(
        List.of(judged(ANNA, slow), judged(BO, slow)), Map.of(ANNA, FIRST, BO, FIRST), List.of());
    assertThat(judgements.kept(Set.of(ANNA, BO))).isEqualTo(Map.of(BO, judged(BO, slow)));
  }

  @ParameterizedTest
  @EnumSource
  void two_passes_that_saw_no_judgement_keep_none_and_count_no_change(Kind kind) {
    Database database = watched(kind);
    database.jdbc().sql("insert into unjudged (mailbox_id) values ('anna')").update();
    Judgements judgements = judgements(database);
    List<Long> noted = judgements.changes(Set.of(ANNA)).getOrDefault(ANNA, List.of());
    judgements.keep(List.of(judged(ANNA, LATER)), Map.of(), List.of());
    judgements.keep(List.of(judged(ANNA, FIRST)), Map.of(), noted);
    assertThat(judgements.kept(Set.of(ANNA))).isEmpty();
    assertThat(judgements.changes(Set.of(ANNA))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void those_are_found_of_which_time_alone_changes_something(Judgements judgements) {
    Instant quiet = FIRST.plus(Duration.ofMinutes(20));
    judgements.keep(
        List.of(
            new KeptJudgement(
                ANNA, "terms", FIRST, FIRST.plus(Duration.ofHours(2)), quiet, "", List.of()),
            judged(BO, FIRST)),
        Map.of(),
        List.of());
    assertThat(judgements.changing(quiet.minusSeconds(1))).isEmpty();
    assertThat(judgements.changing(quiet)).containsExactly(ANNA);
    assertThat(judgements.changing(FIRST.plus(Duration.ofHours(1))))
        .containsExactlyInAnyOrder(ANNA, BO);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void what_is_over_is_forgotten(Judgements judgements) {
    judgements.keep(List.of(judged(ANNA, FIRST), judged(BO, LATER)), Map.of(), List.of());
    judgements.forgetBefore(FIRST.plus(Duration.ofHours(1)));
    assertThat(judgements.kept(Set.of(ANNA, BO)).keySet()).containsExactly(BO);
  }

  @ParameterizedTest
  @EnumSource
  void of_a_mailbox_that_was_forgotten_meanwhile_nothing_is_kept(Kind kind) {
    Database database = watched(kind);
    Judgements judgements = judgements(database);
    database.jdbc().sql("delete from mailbox where id = 'anna'").update();
    judgements.keep(List.of(judged(ANNA, FIRST), judged(BO, FIRST)), Map.of(), List.of());
    assertThat(judgements.kept(Set.of(ANNA, BO)).keySet()).containsExactly(BO);
  }
}
