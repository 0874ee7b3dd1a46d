package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.casework.Town.ANNA;
import static se.svarsvakt.casework.Town.BO;
import static se.svarsvakt.casework.Town.CHRIS;
import static se.svarsvakt.casework.Town.LEFT;
import static se.svarsvakt.casework.Town.MONDAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Access;
import se.svarsvakt.rule.Access.Knowledge;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Delegation;
import se.svarsvakt.sync.delegates.Right;
import se.svarsvakt.sync.delegates.Source;

/** Who can open whose mailbox, from every source together. */
class MailboxAccessTest {
  private static final Delegates NOBODY = new Delegates.KnownDelegates(Set.of(), false);

  private static Access access(Map<Source, Delegates> sources, CoverAgreement... agreements) {
    Map<MailboxId, Access> all =
        new MailboxAccess(Town.directory(), MONDAY)
            .of(List.of(ANNA), Map.of(ANNA, sources), List.of(agreements));
    return Objects.requireNonNull(all.get(ANNA));
  }

  private static Delegates read(Right right, MailboxId... people) {
    return new Delegates.KnownDelegates(
        Set.copyOf(List.of(people).stream().map(one -> new Delegation(ANNA, one, right)).toList()),
        false);
  }

  private static CoverAgreement cover(MailboxId by, LocalDate from, LocalDate to) {
    return new CoverAgreement(1, ANNA, by, from, to, "");
  }

  @Test
  void what_no_source_says_is_unknown() {
    assertThat(access(Map.of())).isEqualTo(Access.NOT_READ);
  }

  @ParameterizedTest
  @CsvSource({"EXPORT, FULL", "INBOX, INBOX_RIGHTS", "BEHALF, UNKNOWN", "CALENDAR, UNKNOWN"})
  void how_much_is_known_hangs_on_the_best_source_read(Source source, Knowledge knowledge) {
    assertThat(access(Map.of(source, NOBODY)).knowledge()).isEqualTo(knowledge);
  }

  @Test
  void a_source_in_doubt_is_not_read_but_names_whom_it_knows() {
    Delegates doubt =
        new Delegates.Unknown(
            "an ambiguous name", Set.of(new Delegation(ANNA, BO, Right.FULL_ACCESS)), false);
    Access access = access(Map.of(Source.EXPORT, doubt, Source.INBOX, NOBODY));
    assertThat(access.knowledge()).isEqualTo(Knowledge.INBOX_RIGHTS);
    assertThat(access.openers()).containsExactly(BO);
  }

  @Test
  void openers_of_every_source_count_together() {
    Access access =
        access(
            Map.of(
                Source.EXPORT,
                read(Right.FULL_ACCESS, BO),
                Source.INBOX,
                read(Right.INBOX, CHRIS)));
    assertThat(access.openers()).containsExactlyInAnyOrder(BO, CHRIS);
  }

  @ParameterizedTest
  @EnumSource(
      value = Right.class,
      names = {"SEND_AS", "SEND_ON_BEHALF", "CALENDAR"})
  void other_rights_open_nothing_and_are_hints_in_order(Right right) {
    Access access = access(Map.of(Source.BEHALF, read(right, CHRIS, BO)));
    assertThat(access.isShared()).isFalse();
    assertThat(access.hints()).containsExactly(Town.address(BO), Town.address(CHRIS));
  }

  @Test
  void who_has_left_opens_nothing_and_is_no_hint() {
    Access access =
        access(
            Map.of(
                Source.EXPORT, read(Right.FULL_ACCESS, LEFT, new MailboxId("unknown")),
                Source.BEHALF, read(Right.SEND_AS, LEFT)));
    assertThat(access).isEqualTo(new Access(Knowledge.FULL, Set.of(), List.of()));
  }

  @Test
  void everybody_is_somebody() {
    Access access = access(Map.of(Source.INBOX, new Delegates.KnownDelegates(Set.of(), true)));
    assertThat(access.openers()).containsExactly(Access.EVERYBODY);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 2026-11-23, true",
    "2026-11-16, 2026-11-23, true",
    "2026-11-16, 2026-11-22, false",
    "2026-11-24, 2026-11-30, false"
  })
  void an_agreement_counts_on_its_days(LocalDate from, LocalDate to, boolean counts) {
    assertThat(access(Map.of(), cover(BO, from, to)).isShared()).isEqualTo(counts);
  }

  @Test
  void an_agreement_with_somebody_who_has_left_opens_nothing() {
    assertThat(access(Map.of(), cover(LEFT, MONDAY, MONDAY)).isShared()).isFalse();
  }

  @Test
  void an_agreement_about_another_mailbox_says_nothing_of_this() {
    CoverAgreement other = new CoverAgreement(1, BO, CHRIS, MONDAY, MONDAY, "");
    assertThat(access(Map.of(), other)).isEqualTo(Access.NOT_READ);
  }
}
