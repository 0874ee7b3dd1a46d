package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.BO;
import static se.svarsvakt.nudge.NudgeScene.CHRIS;
import static se.svarsvakt.nudge.NudgeScene.LEFT;
import static se.svarsvakt.nudge.NudgeScene.SHARED;
import static se.svarsvakt.nudge.NudgeScene.at;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;

/** Who gets a nudge in place of somebody who is away. */
class StandInsTest {
  private Map<MailboxId, MailboxId> covers = Map.of(ANNA, BO);

  private NudgeCandidate redirected(NudgeKind kind, MailboxId recipient, MailboxId... away) {
    return redirected(kind, recipient, List.of(new NudgeItem(ANNA, "m")), away).getFirst();
  }

  private List<NudgeCandidate> registration(MailboxId... away) {
    return redirected(
        NudgeKind.REGISTRATION,
        ANNA,
        List.of(new NudgeItem(CHRIS, "of nobody else"), new NudgeItem(SHARED, "m")),
        away);
  }

  private List<NudgeCandidate> redirected(
      NudgeKind kind, MailboxId recipient, List<NudgeItem> items, MailboxId... away) {
    Responsibilities some = NudgeScene.people("bo@kommun.example", "left@kommun.example");
    Responsibilities people =
        new Responsibilities(some.directory(), some.shared(), some.stewards(), covers);
    Set<MailboxId> gone = Set.copyOf(Arrays.asList(away));
    StandIns standIns =
        new StandIns(
            (accounts, moment) ->
                accounts.stream().filter(a -> gone.contains(a.id())).collect(Collectors.toSet()),
            people,
            at("24T09:00"));
    PlannedNudge nudge = new PlannedNudge(kind, recipient, at("24T09:00"), items);
    return standIns.redirect(List.of(NudgeCandidate.of(nudge)));
  }

  private MailboxId told(MailboxId... away) {
    return redirected(NudgeKind.REPLY_DUE, ANNA, away).nudge().recipient();
  }

  @Test
  void who_is_at_work_is_told_whoever_covers() {
    assertThat(told(BO, CHRIS)).isEqualTo(ANNA);
  }

  @Test
  void who_covers_by_agreement_goes_before_the_manager() {
    assertThat(told(ANNA)).isEqualTo(BO);
  }

  @Test
  void where_the_cover_is_away_too_the_manager_is_told() {
    assertThat(told(ANNA, BO)).isEqualTo(CHRIS);
  }

  @Test
  void where_nobody_covers_the_manager_is_told() {
    covers = Map.of();
    assertThat(told(ANNA)).isEqualTo(CHRIS);
  }

  @Test
  void where_everybody_is_away_nobody_is_told() {
    NudgeCandidate candidate = redirected(NudgeKind.REPLY_DUE, ANNA, ANNA, BO, CHRIS);
    assertThat(candidate.obstacle()).contains("nobody stands in");
  }

  @Test
  void who_has_neither_cover_nor_manager_has_no_stand_in() {
    assertThat(redirected(NudgeKind.REPLY_DUE, CHRIS, CHRIS).obstacle()).isNotNull();
  }

  @Test
  void a_cover_whose_account_is_disabled_stands_in_for_nobody() {
    covers = Map.of(ANNA, LEFT);
    assertThat(told(ANNA)).isEqualTo(CHRIS);
  }

  @Test
  void a_shared_mailbox_is_never_away() {
    assertThat(redirected(NudgeKind.UNATTENDED, SHARED, SHARED).obstacle()).isNull();
  }

  @Test
  void the_stand_in_s_nudge_remembers_whose_it_was() {
    NudgeCandidate candidate = redirected(NudgeKind.UNATTENDED, ANNA, ANNA);
    assertThat(candidate.standsInFor()).extracting(PlannedNudge::recipient).containsExactly(ANNA);
  }

  @Test
  void a_signature_waits_for_its_writer() {
    NudgeCandidate candidate = redirected(NudgeKind.SIGNATURE, ANNA, ANNA);
    assertThat(candidate.nudge().recipient()).isEqualTo(ANNA);
    assertThat(candidate.obstacle()).contains("out of office");
  }

  @Test
  void a_registration_goes_to_the_stewards_who_are_there_and_may_say_it() {
    covers = Map.of(ANNA, CHRIS); // who may not see the shared mailbox's mail
    assertThat(registration(ANNA, CHRIS))
        .filteredOn(candidate -> candidate.obstacle() == null)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.nudge().recipient()).isEqualTo(BO);
              assertThat(each.nudge().items()).extracting(NudgeItem::name).containsExactly("m");
              assertThat(each.standsInFor()).extracting(PlannedNudge::recipient).contains(ANNA);
            });
  }

  @Test
  void a_registration_that_nobody_who_is_there_may_say_waits_for_who_answered() {
    assertThat(registration(ANNA, BO, CHRIS))
        .allSatisfy(
            each -> {
              assertThat(each.nudge().recipient()).isEqualTo(ANNA);
              assertThat(each.obstacle()).isEqualTo(StandIns.TOLD_WHEN_BACK);
            });
  }
}
