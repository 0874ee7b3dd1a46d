package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.BO;
import static se.svarsvakt.nudge.NudgeScene.CHRIS;
import static se.svarsvakt.nudge.NudgeScene.SHARED;
import static se.svarsvakt.nudge.NudgeScene.at;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;

/** When nobody has to be told any more of what went to others while somebody was away. */
class StoodInTest {
  private static final Delivery NO_WAY = new Delivery.Skipped("nothing reaches this person");
  private static final Delivery FAILED = new Delivery.Failed("503");

  private final StoodIn stoodIn = new StoodIn();

  private static PlannedNudge original(NudgeKind kind) {
    return new PlannedNudge(kind, ANNA, at("24T08:30"), List.of(new NudgeItem(SHARED, "m")));
  }

  private void told(NudgeKind kind, MailboxId steward, Delivery delivery) {
    stoodIn.note(
        to(kind, steward),
        List.of(new NudgeReport(original(kind).to(steward), "feed", Optional.of(delivery))));
  }

  private static NudgeCandidate to(NudgeKind kind, MailboxId steward) {
    return NudgeCandidate.of(original(kind).to(steward)).insteadOf(original(kind));
  }

  @Test
  void one_who_cannot_be_reached_does_not_settle_it_for_another_who_is_told_later() {
    told(NudgeKind.REGISTRATION, BO, NO_WAY);
    told(NudgeKind.REGISTRATION, CHRIS, FAILED);
    assertThat(stoodIn.settled()).isEmpty();
  }

  @Test
  void it_waits_for_whom_the_day_had_no_room() {
    told(NudgeKind.REGISTRATION, BO, new Delivery.Sent());
    stoodIn.note(to(NudgeKind.REGISTRATION, CHRIS), StoodIn.Outcome.LATER);
    assertThat(stoodIn.settled()).isEmpty();
  }

  @Test
  void once_somebody_knows_and_nobody_is_left_it_is_settled() {
    told(NudgeKind.REGISTRATION, BO, NO_WAY);
    told(NudgeKind.REGISTRATION, CHRIS, new Delivery.Sent());
    assertThat(stoodIn.settled()).containsExactly(original(NudgeKind.REGISTRATION));
  }

  @Test
  void a_registration_of_which_nobody_could_be_told_waits_until_its_answerer_is_back() {
    told(NudgeKind.REGISTRATION, BO, NO_WAY);
    assertThat(stoodIn.settled()).isEmpty();
  }

  @Test
  void of_other_matters_one_stands_in_and_is_not_waited_for() {
    told(NudgeKind.REPLY_DUE, BO, NO_WAY);
    assertThat(stoodIn.settled()).containsExactly(original(NudgeKind.REPLY_DUE));
  }
}
