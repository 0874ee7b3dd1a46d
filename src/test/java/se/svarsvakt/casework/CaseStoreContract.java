package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.ANNA;
import static se.svarsvakt.sync.Facts.NOON;
import static se.svarsvakt.sync.Facts.changing;
import static se.svarsvakt.sync.Facts.key;
import static se.svarsvakt.sync.Facts.received;
import static se.svarsvakt.sync.Facts.sending;
import static se.svarsvakt.sync.Facts.sent;
import static se.svarsvakt.sync.Facts.update;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.sync.FactQueries;
import se.svarsvakt.sync.FactStore;
import se.svarsvakt.sync.MailboxUpdate.Change;
import se.svarsvakt.sync.MemoryFacts;

/** What every store of casework promises. */
abstract class CaseStoreContract {
  private static final Instant LATER = NOON.plusSeconds(86_400);
  private static final Mark PROMISE =
      new Mark(key("m"), Mark.Kind.ACKNOWLEDGED, NOON, LocalDate.of(2026, 12, 1));

  FactStore facts = new MemoryFacts();
  FactQueries queries = new MemoryFacts();
  CaseStore cases = new MemoryCases(new MemoryFacts());

  /** Sets all three to empty stores over one database. */
  abstract void open();

  /** Records what somebody said. */
  abstract void mark(Mark mark);

  @BeforeEach
  final void begin() {
    open();
  }

  private List<String> shown(Instant settledSince) {
    return queries.received(List.of(ANNA), EnumSet.allOf(Verdict.class), settledSince).stream()
        .map(mail -> mail.id().value())
        .sorted()
        .toList();
  }

  @Test
  void marks_are_found_by_message() {
    mark(PROMISE);
    mark(new Mark(key("n"), Mark.Kind.ANSWERED, NOON, null));
    assertThat(cases.marks(Set.of(key("m"), key("x")))).containsExactly(PROMISE);
    assertThat(cases.marks(Set.of())).isEmpty();
  }

  @Test
  void a_mark_in_one_mailbox_says_nothing_of_another() {
    mark(PROMISE);
    MailKey elsewhere = new MailKey(new MailboxId("bo"), new MessageId("m"));
    MailKey otherMessage = key("n");
    assertThat(cases.marks(Set.of(elsewhere, otherMessage))).isEmpty();
  }

  @Test
  void settled_mail_is_left_out_after_its_time() {
    facts.apply(update(received("m"), received("n")));
    cases.settled(Map.of(key("m"), LATER), List.of());
    assertThat(shown(LATER)).containsExactly("m", "n");
    assertThat(shown(LATER.plusSeconds(1))).containsExactly("n");
  }

  @Test
  void the_first_time_of_settlement_stays() {
    facts.apply(update(received("m")));
    cases.settled(Map.of(key("m"), NOON), List.of());
    cases.settled(Map.of(key("m"), LATER), List.of());
    assertThat(shown(NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  void mail_that_moves_is_looked_at_again() {
    facts.apply(update(received("m")));
    cases.settled(Map.of(key("m"), NOON), List.of());
    facts.apply(changing(new Change.Moved(new MessageId("m"), "f", FolderState.ELSEWHERE, NOON)));
    assertThat(shown(LATER)).containsExactly("m");
  }

  @Test
  void mail_that_did_not_move_stays_settled() {
    facts.apply(update(received("m")));
    cases.settled(Map.of(key("m"), NOON), List.of());
    facts.apply(changing(new Change.Moved(new MessageId("m"), "inbox", FolderState.TRACKED, NOON)));
    assertThat(shown(LATER)).isEmpty();
  }

  @Test
  void settling_unknown_mail_does_nothing() {
    cases.settled(Map.of(key("m"), NOON), List.of());
    assertThat(shown(NOON)).isEmpty();
  }

  @Test
  void old_mail_is_forgotten_unless_it_is_open() {
    facts.apply(
        update(
            received("open"),
            received("settled"),
            received("internal").being(Verdict.INTERNAL),
            received("new").at(LATER).being(Verdict.INTERNAL)));
    cases.settled(Map.of(key("settled"), NOON), List.of());
    cases.forgetBefore(NOON.plusSeconds(1));
    assertThat(shown(NOON)).containsExactly("new", "open");
  }

  @Test
  void old_mail_that_was_settled_lately_is_kept() {
    facts.apply(update(received("m")));
    cases.settled(Map.of(key("m"), LATER), List.of());
    cases.forgetBefore(NOON.plusSeconds(1));
    assertThat(shown(LATER)).containsExactly("m");
  }

  @Test
  void old_sent_mail_is_kept_while_its_conversation_is_open() {
    facts.apply(update(received("m")));
    facts.apply(sending(sent("m", "<m>"), sent("other")));
    cases.forgetBefore(LATER);
    assertThat(queries.sentByMessageId(Set.of(new Hash("<m>"), new Hash("<other>"))))
        .containsExactly(sent("m", "<m>"));
  }

  @Test
  void what_was_said_of_mail_is_forgotten_with_the_mail() {
    facts.apply(update(received("m"), received("open")));
    Mark stays = new Mark(key("open"), Mark.Kind.ANSWERED, NOON, null);
    mark(PROMISE);
    mark(stays);
    cases.settled(Map.of(key("m"), NOON), List.of());
    cases.forgetBefore(NOON.plusSeconds(1));
    assertThat(cases.marks(Set.of(key("m"), key("open")))).containsExactly(stays);
  }

  @Test
  void what_was_said_lately_is_kept() {
    mark(PROMISE);
    cases.forgetBefore(NOON);
    assertThat(cases.marks(Set.of(key("m")))).containsExactly(PROMISE);
  }

  @Test
  void senders_domains_are_found_by_message() {
    MailboxId bo = new MailboxId("bo");
    facts.apply(update(received("m"), received("n").in(bo)));
    MailKey elsewhere = new MailKey(bo, new MessageId("m"));
    assertThat(cases.senderDomains(Set.of(key("m"), key("x"), elsewhere)))
        .isEqualTo(Map.of(key("m"), "medborgare.example"));
    assertThat(cases.senderDomains(Set.of())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void old_mail_stays_open_exactly_where_somebody_waits_for_an_answer(Verdict verdict) {
    facts.apply(update(received("m").being(verdict)));
    cases.forgetBefore(LATER);
    assertThat(shown(NOON)).isEqualTo(verdict.expectsAnswer() ? List.of("m") : List.of());
  }

  @ParameterizedTest
  @EnumSource
  void old_settled_mail_is_forgotten_whatever_it_is(Verdict verdict) {
    facts.apply(update(received("m").being(verdict)));
    cases.settled(Map.of(key("m"), NOON), List.of());
    cases.forgetBefore(LATER);
    assertThat(shown(NOON)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void old_sent_mail_is_kept_exactly_where_somebody_waits_for_an_answer(Verdict verdict) {
    facts.apply(update(received("m").at(LATER.plusSeconds(1)).being(verdict)));
    facts.apply(sending(sent("m", "<m>")));
    cases.forgetBefore(LATER);
    assertThat(queries.sentByMessageId(Set.of(new Hash("<m>"))))
        .hasSize(verdict.expectsAnswer() ? 1 : 0);
  }
}
