package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.web.PickerScene.Browser;

/** A person's own page over real stores: what is stored of them, and who looked. */
class OwnPageTest {
  @AutoClose private static final PickerScene scene = new PickerScene();
  private Browser anna;

  @BeforeEach
  void begin() throws Exception {
    scene.begin();
    anna = scene.chosen(PickerScene.ANNA);
  }

  private String page() throws Exception {
    return anna.look("/me").body().replaceAll("<[^>]*>|\\s+", " ");
  }

  private void looked(MailboxId person, MailboxId mailbox) {
    scene
        .stores
        .auditTrail()
        .note(
            person,
            new PageEvent(PageEvent.Kind.LOOKED, mailbox, "AAMk="),
            PickerScene.NOW.minusSeconds(3_600));
  }

  @Test
  void what_is_stored_is_counted_and_its_end_is_told() throws Exception {
    LocalDate day = LocalDate.parse("2026-12-07");
    scene
        .stores
        .judgement()
        .records()
        .register()
        .agree(
            new CoverAgreement(0, PickerScene.BO, PickerScene.ANNA, day, day, ""), PickerScene.NOW);
    assertThat(page())
        .containsPattern("Cover agreements\\W+1 +90 days after their last day")
        .containsPattern("Whom you report to, and what you look after\\W+3 ");
  }

  @Test
  void whoever_looked_at_my_mailbox_stands_there_with_name_and_time() throws Exception {
    looked(PickerScene.EMIL, PickerScene.ANNA);
    assertThat(page()).contains("emil@kommun.example").contains("looked at an item");
  }

  @Test
  void my_own_looks_and_looks_at_others_do_not() throws Exception {
    looked(PickerScene.ANNA, PickerScene.ANNA);
    looked(PickerScene.EMIL, PickerScene.BO);
    assertThat(page()).contains("Nobody else.").doesNotContain("emil@");
  }

  @Test
  void a_change_somebody_made_for_me_is_named_in_words() throws Exception {
    Browser emil = scene.chosen(PickerScene.EMIL);
    Map<String, String> form =
        Map.of(
            "mailbox", "anna@kommun.example",
            "rule", "reply",
            "reason", "prov",
            "until", "2026-12-01");
    assertThat(emil.post("/admin/exceptions", form).statusCode()).isEqualTo(303);
    assertThat(page()).contains("made an exception").doesNotContain("exception-added");
  }

  @Test
  void the_demo_leads_from_what_waits_to_where_one_can_act() throws Exception {
    assertThat(anna.look("/me").body())
        .contains("href=\"/tab#demo=" + PickerScene.ANNA.value() + "\"");
  }

  @Test
  void nobody_sees_the_page_of_somebody_else() throws Exception {
    looked(PickerScene.EMIL, PickerScene.ANNA);
    Browser cia = scene.chosen(PickerScene.CIA);
    assertThat(cia.look("/me").body()).doesNotContain("anna@");
  }
}
