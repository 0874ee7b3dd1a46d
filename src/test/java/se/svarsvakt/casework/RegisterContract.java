package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.ANNA;
import static se.svarsvakt.sync.Facts.NOON;
import static se.svarsvakt.sync.Facts.key;
import static se.svarsvakt.sync.Facts.received;
import static se.svarsvakt.sync.Facts.update;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.casework.FindingException.ExceptionScope;
import se.svarsvakt.casework.FindingException.Sender;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.absence.Consent;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.sync.FactQueries;
import se.svarsvakt.sync.FactStore;
import se.svarsvakt.sync.MemoryFacts;

/** What every register promises. */
abstract class RegisterContract {
  private static final MailboxId BO = new MailboxId("bo");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
  private static final Instant LATER = NOON.plusSeconds(86_400);

  FactStore facts = new MemoryFacts();
  FactQueries queries = new MemoryFacts();
  CaseStore cases = new MemoryCases(new MemoryFacts());
  Register register = new MemoryRegister(new MemoryFacts(), new MemoryCases(new MemoryFacts()));

  /** Sets all four to empty stores over one database. */
  abstract void open();

  @BeforeEach
  final void begin() {
    open();
  }

  private CoverAgreement agree(MailboxId mailbox, MailboxId by) {
    return register.agree(new CoverAgreement(0, mailbox, by, MONDAY, FRIDAY, "ring växeln"), NOON);
  }

  private FindingException except(ExceptionScope about) {
    return register.except(new FindingException(0, about, "överenskommet", FRIDAY), NOON);
  }

  private static ExceptionScope rule(RuleName rule) {
    return new ExceptionScope(Optional.empty(), Optional.empty(), Optional.of(rule));
  }

  private static Mark said(String id, Mark.Kind kind, Instant at) {
    return new Mark(key(id), kind, at, null);
  }

  private List<String> unsettled() {
    return queries.received(List.of(ANNA), EnumSet.allOf(Verdict.class), LATER).stream()
        .map(mail -> mail.id().value())
        .sorted()
        .toList();
  }

  @Test
  void an_agreement_is_kept_as_it_was_made_under_an_id_of_its_own() {
    CoverAgreement made = agree(ANNA, BO);
    CoverAgreement other = agree(BO, ANNA);
    assertThat(made)
        .isEqualTo(new CoverAgreement(made.id(), ANNA, BO, MONDAY, FRIDAY, "ring växeln"));
    assertThat(register.agreements(MONDAY)).containsExactly(made, other);
    assertThat(other.id()).isGreaterThan(made.id());
  }

  private CoverAgreement asked(Consent.State state) {
    return new CoverAgreement(0, ANNA, BO, MONDAY, FRIDAY, "").with(new Consent(state, NOON));
  }

  @Test
  void between_two_people_about_the_same_days_there_is_one() {
    CoverAgreement made = register.agree(asked(Consent.State.REQUESTED), NOON);
    assertThat(register.agree(asked(Consent.State.NAMED), LATER)).isEqualTo(made);
    CoverAgreement decreed = register.agree(asked(Consent.State.AGREED), LATER);
    assertThat(decreed.id()).isEqualTo(made.id());
    assertThat(decreed.holds()).isTrue();
    assertThat(register.agree(asked(Consent.State.REQUESTED), LATER)).isEqualTo(decreed);
    assertThat(register.agreements(MONDAY)).containsExactly(decreed);
  }

  @Test
  void one_that_was_declined_makes_way_for_a_new_one() {
    CoverAgreement made = register.agree(asked(Consent.State.REQUESTED), NOON);
    register.answer(made.id(), new Consent(Consent.State.DECLINED, NOON));
    CoverAgreement again = register.agree(asked(Consent.State.REQUESTED), LATER);
    assertThat(again.id()).isNotEqualTo(made.id());
    assertThat(register.agreements(MONDAY)).containsExactly(again);
  }

  @Test
  void agreements_are_found_by_either_of_the_two_and_by_nobody_else() {
    CoverAgreement made = agree(ANNA, BO);
    CoverAgreement other = agree(new MailboxId("eva"), ANNA);
    agree(new MailboxId("eva"), BO);
    register.endAgreement(agree(BO, ANNA).id(), NOON);
    assertThat(register.agreements(FRIDAY, ANNA)).containsExactly(made, other);
    assertThat(register.agreements(FRIDAY.plusDays(1), ANNA)).isEmpty();
    assertThat(register.agreements(FRIDAY, new MailboxId("ulf"))).isEmpty();
  }

  @Test
  void an_agreement_is_in_force_until_its_last_day() {
    CoverAgreement made = agree(ANNA, BO);
    assertThat(register.agreements(MONDAY.minusYears(1))).containsExactly(made);
    assertThat(register.agreements(FRIDAY)).containsExactly(made);
    assertThat(register.agreements(FRIDAY.plusDays(1))).isEmpty();
  }

  @Test
  void agreements_are_found_by_the_mailbox_that_is_looked_after() {
    CoverAgreement made = agree(ANNA, BO);
    assertThat(register.agreements(List.of(ANNA, new MailboxId("eva")))).containsExactly(made);
    assertThat(register.agreements(List.of(BO))).isEmpty();
    assertThat(register.agreements(List.of())).isEmpty();
  }

  @Test
  void agreements_of_a_thousand_mailboxes_are_found() {
    CoverAgreement made = agree(ANNA, BO);
    List<MailboxId> many =
        Stream.concat(
                Stream.iterate(0, i -> i < 1000, i -> i + 1).map(i -> new MailboxId("m" + i)),
                Stream.of(ANNA))
            .toList();
    assertThat(register.agreements(many)).containsExactly(made);
  }

  @Test
  void an_agreement_ends_once() {
    CoverAgreement made = agree(ANNA, BO);
    CoverAgreement stays = agree(BO, ANNA);
    assertThat(register.endAgreement(made.id(), LATER)).isTrue();
    assertThat(register.endAgreement(made.id(), LATER)).isFalse();
    assertThat(register.endAgreement(stays.id() + 1, LATER)).isFalse();
    assertThat(register.agreements(MONDAY)).containsExactly(stays);
    assertThat(register.agreements(List.of(ANNA))).isEmpty();
  }

  @Test
  void an_exception_is_kept_with_whatever_it_names() {
    Sender address = new Sender.Address(new Hash("h"), "example.org");
    Sender domain = new Sender.Domain("*.example.org");
    FindingException one = except(rule(RuleName.REPLY));
    FindingException two =
        except(new ExceptionScope(Optional.of(ANNA), Optional.of(address), Optional.empty()));
    FindingException three =
        except(
            new ExceptionScope(
                Optional.empty(), Optional.of(domain), Optional.of(RuleName.FORWARD)));
    assertThat(two.about().sender()).contains(address);
    assertThat(two.reason()).isEqualTo("överenskommet");
    assertThat(register.exceptions(FRIDAY)).containsExactly(one, two, three);
  }

  @Test
  void an_exception_holds_until_its_last_day() {
    FindingException made = except(rule(RuleName.REPLY));
    assertThat(register.exceptions(FRIDAY)).containsExactly(made);
    assertThat(register.exceptions(FRIDAY.plusDays(1))).isEmpty();
  }

  @Test
  void an_exception_ends_once() {
    FindingException made = except(rule(RuleName.REPLY));
    FindingException stays = except(rule(RuleName.FORWARD));
    assertThat(register.endException(made.id(), LATER)).isTrue();
    assertThat(register.endException(made.id(), LATER)).isFalse();
    assertThat(register.exceptions(MONDAY)).containsExactly(stays);
  }

  @Test
  void a_mark_is_found_with_its_promise() {
    Mark promise = new Mark(key("m"), Mark.Kind.ACKNOWLEDGED, NOON, FRIDAY);
    register.mark(promise, "");
    register.mark(said("m", Mark.Kind.ANSWERED, LATER), "på telefon");
    assertThat(cases.marks(Set.of(key("m"))))
        .containsExactlyInAnyOrder(promise, said("m", Mark.Kind.ANSWERED, LATER));
  }

  @Test
  void of_two_marks_at_one_moment_the_later_word_counts() {
    register.mark(said("m", Mark.Kind.NO_REPLY_NEEDED, NOON), "");
    register.mark(said("n", Mark.Kind.NO_REPLY_NEEDED, NOON), "");
    register.mark(said("m", Mark.Kind.OPEN, NOON), "");
    assertThat(cases.marks(Set.of(key("m")))).containsExactly(said("m", Mark.Kind.OPEN, NOON));
    assertThat(cases.marks(Set.of(key("n")))).hasSize(1);
  }

  @Test
  void marked_mail_is_looked_at_again_and_other_mail_is_not() {
    facts.apply(update(received("m"), received("n")));
    cases.settled(Map.of(key("m"), NOON, key("n"), NOON), List.of());
    register.mark(said("m", Mark.Kind.OPEN, LATER), "");
    assertThat(unsettled()).containsExactly("m");
  }

  @Test
  void the_moment_of_receipt_is_known_of_stored_mail_alone() {
    facts.apply(update(received("m").at(LATER)));
    assertThat(register.receivedAt(key("m"))).contains(LATER);
    assertThat(register.receivedAt(key("n"))).isEmpty();
    assertThat(register.receivedAt(new MailKey(BO, new MessageId("m")))).isEmpty();
  }
}
