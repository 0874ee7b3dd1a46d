package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.casework.Town.ANNA;
import static se.svarsvakt.casework.Town.BO;
import static se.svarsvakt.casework.Town.CHRIS;
import static se.svarsvakt.casework.Town.LEFT;
import static se.svarsvakt.casework.Town.SHARED;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Delegation;
import se.svarsvakt.sync.delegates.Right;
import se.svarsvakt.sync.delegates.Source;

/** Who looks after a shared mailbox. */
class SharedMailboxStewardsTest {
  private static Delegates read(Right right, MailboxId person) {
    return new Delegates.KnownDelegates(Set.of(new Delegation(SHARED, person, right)), false);
  }

  private static Map<MailboxId, Set<MailboxId>> stewards(
      Map<MailAddress, List<MailAddress>> configured, Map<Source, Delegates> sources) {
    return new SharedMailboxStewards(Town.directory(), configured)
        .of(List.of(SHARED), Map.of(SHARED, sources));
  }

  private static Map<MailAddress, List<MailAddress>> naming(String mailbox, MailboxId... people) {
    return Map.of(new MailAddress(mailbox), List.of(people).stream().map(Town::address).toList());
  }

  @Test
  void whom_the_settings_name_goes_before_everybody() {
    assertThat(
            stewards(
                naming("shared@kommun.example", ANNA, BO),
                Map.of(Source.EXPORT, read(Right.FULL_ACCESS, CHRIS))))
        .isEqualTo(Map.of(SHARED, Set.of(ANNA, BO)));
  }

  @Test
  void the_settings_may_name_the_mailbox_by_an_alias() {
    assertThat(stewards(naming("Shared@old.example", ANNA), Map.of()))
        .isEqualTo(Map.of(SHARED, Set.of(ANNA)));
  }

  @Test
  void full_access_goes_before_other_rights() {
    assertThat(
            stewards(
                Map.of(),
                Map.of(
                    Source.EXPORT, read(Right.FULL_ACCESS, BO),
                    Source.INBOX, read(Right.INBOX, CHRIS))))
        .isEqualTo(Map.of(SHARED, Set.of(BO)));
  }

  @Test
  void who_can_read_goes_before_who_can_send() {
    assertThat(
            stewards(
                Map.of(),
                Map.of(
                    Source.INBOX, read(Right.INBOX, CHRIS),
                    Source.BEHALF, read(Right.SEND_ON_BEHALF, BO))))
        .isEqualTo(Map.of(SHARED, Set.of(CHRIS)));
  }

  @Test
  void who_can_only_send_is_better_than_nobody_and_the_calendar_is_nobody() {
    assertThat(stewards(Map.of(), Map.of(Source.EXPORT, read(Right.SEND_AS, BO))))
        .isEqualTo(Map.of(SHARED, Set.of(BO)));
    assertThat(stewards(Map.of(), Map.of(Source.CALENDAR, read(Right.CALENDAR, BO)))).isEmpty();
  }

  @Test
  void who_has_left_looks_after_nothing() {
    Map<Source, Delegates> left = Map.of(Source.EXPORT, read(Right.FULL_ACCESS, LEFT));
    assertThat(stewards(Map.of(), left)).isEmpty();
    assertThat(
            stewards(
                naming("shared@kommun.example", LEFT),
                Map.of(Source.EXPORT, read(Right.FULL_ACCESS, BO))))
        .isEqualTo(Map.of(SHARED, Set.of(BO)));
  }

  @Test
  void a_mailbox_that_nobody_is_named_for_is_missing() {
    assertThat(stewards(naming("other@kommun.example", ANNA), Map.of())).isEmpty();
  }
}
