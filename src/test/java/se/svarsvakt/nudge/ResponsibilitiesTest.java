package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.BO;
import static se.svarsvakt.nudge.NudgeScene.CHRIS;
import static se.svarsvakt.nudge.NudgeScene.SHARED;
import static se.svarsvakt.nudge.NudgeScene.people;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may know how a mailbox stands now, whatever they were told of it before. */
class ResponsibilitiesTest {
  @Test
  void an_inbox_is_told_of_to_its_owner_their_manager_and_their_stand_in() {
    Responsibilities now = people().coveredBy(Map.of(ANNA, BO));
    assertThat(now.mayBeTold(ANNA, NudgeKind.UNATTENDED, ANNA)).isTrue();
    assertThat(now.mayBeTold(CHRIS, NudgeKind.UNATTENDED, ANNA)).isTrue();
    assertThat(now.mayBeTold(BO, NudgeKind.ABSENCE, ANNA)).isTrue();
    assertThat(people().mayBeTold(BO, NudgeKind.ABSENCE, ANNA)).isFalse();
    assertThat(now.mayBeTold(ANNA, NudgeKind.UNATTENDED, CHRIS)).isFalse();
  }

  @Test
  void a_signature_is_its_writers_alone() {
    assertThat(people().mayBeTold(ANNA, NudgeKind.SIGNATURE, ANNA)).isTrue();
    assertThat(people().mayBeTold(CHRIS, NudgeKind.SIGNATURE, ANNA)).isFalse();
    assertThat(people().coveredBy(Map.of(ANNA, BO)).mayBeTold(BO, NudgeKind.SIGNATURE, ANNA))
        .isFalse();
  }

  @Test
  void a_shared_mailbox_is_told_of_to_who_looks_after_it_now() {
    assertThat(people("bo@kommun.example").mayBeTold(BO, NudgeKind.UNATTENDED, SHARED)).isTrue();
    assertThat(people("anna@kommun.example").mayBeTold(BO, NudgeKind.UNATTENDED, SHARED)).isFalse();
  }

  @Test
  void that_every_steward_is_away_is_told_to_who_stands_in_for_their_manager() {
    Responsibilities now = people("bo@kommun.example").coveredBy(Map.of(CHRIS, ANNA));
    assertThat(now.mayBeTold(CHRIS, NudgeKind.ABSENCE, SHARED)).isTrue();
    assertThat(now.mayBeTold(ANNA, NudgeKind.ABSENCE, SHARED)).isTrue();
    assertThat(now.mayBeTold(ANNA, NudgeKind.UNATTENDED, SHARED)).isFalse();
    assertThat(people("bo@kommun.example").mayBeTold(ANNA, NudgeKind.ABSENCE, SHARED)).isFalse();
  }
}
