package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.FRIDAY;
import static se.svarsvakt.cli.Office.GOOD_REPLY;
import static se.svarsvakt.cli.Office.found;
import static se.svarsvakt.cli.Office.nudges;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.AutomaticRepliesSetting;
import se.svarsvakt.simulator.ScheduleItem;

/** Absences through the whole program; Anna is away from Monday 23 to Friday 27 November 2026. */
class AbsenceEndToEndTest {
  private static final String RULE = "absence";
  private static final String BOTKYRKA = "--svarsvakt.policy.profile=botkyrka";

  @TempDir private Path data = Path.of("unset");
  private Office office = new Office(Path.of("unset"));

  @BeforeEach
  void open() {
    office.close();
    office = new Office(data);
  }

  @AfterEach
  void close() {
    assertThat(office.graph.problems()).isEmpty();
    office.close();
  }

  @Test
  void an_absence_without_an_automatic_reply_is_told_before_and_a_breach_from_its_first_hour() {
    office.annaIsAway();
    Result before = office.scan(FRIDAY);
    assertThat(found(before, RULE)).containsExactly("anna.berg no-automatic-reply WARNING");
    assertThat(nudges(before)).containsExactly("absence anna.berg");
    assertThat(found(office.scan("2026-11-23T08:00"), RULE))
        .containsExactly("anna.berg no-automatic-reply BREACH");
  }

  @Test
  void an_automatic_reply_for_all_of_it_is_enough() {
    office.annaIsAway().annaReplies(GOOD_REPLY, "2026-11-28T00:00");
    assertThat(found(office.scan(FRIDAY), RULE)).isEmpty();
    assertThat(found(office.scan("2026-11-24T10:00"), RULE)).isEmpty();
  }

  @Test
  void an_automatic_reply_that_ends_a_day_early_is_not() {
    office.annaIsAway().annaReplies(GOOD_REPLY, "2026-11-27T00:00");
    assertThat(found(office.scan(FRIDAY), RULE))
        .containsExactly("anna.berg no-automatic-reply WARNING");
  }

  @Test
  void three_working_days_ahead_is_too_early() {
    office.annaIsAway();
    assertThat(found(office.scan("2026-11-18T16:00"), RULE)).isEmpty();
  }

  @Test
  void a_reply_to_known_contacts_alone_does_not_reach_everybody() {
    office.annaIsAway().annaReplies(GOOD_REPLY, "2026-11-28T00:00");
    office.anna.automaticReply(
        AutomaticRepliesSetting.scheduled(
                GOOD_REPLY, Office.at("2026-11-23T00:00"), Office.at("2026-11-28T00:00"))
            .audience("contactsOnly"));
    assertThat(found(office.scan(FRIDAY), RULE)).containsExactly("anna.berg audience WARNING");
  }

  @Test
  void a_text_without_return_and_contact_lists_both() {
    office.annaIsAway().annaReplies("<p>Jag är borta en tid.</p>", "2026-11-28T00:00");
    Result result = office.scan(FRIDAY);
    assertThat(found(result, RULE)).containsExactly("anna.berg incomplete-text WARNING");
    assertThat(Office.finding(result, RULE).at("/detail/missing").toString())
        .isEqualTo("[\"return-date\",\"contact\"]");
  }

  @Test
  void the_persons_own_number_is_no_other_contact() {
    office.annaIsAway().annaReplies("Åter 30 november. Ring 08-530 610 00.", "2026-11-28T00:00");
    assertThat(Office.finding(office.scan(FRIDAY), RULE).at("/detail/missing").toString())
        .isEqualTo("[\"contact\"]");
  }

  @Test
  void a_reply_is_left_on_once_mail_was_sent_on_two_days() {
    office.anna.automaticReply(AutomaticRepliesSetting.always(GOOD_REPLY));
    office.annaSends("Hej", "2026-11-18T10:00");
    assertThat(found(office.scan("2026-11-18T11:00"), RULE)).isEmpty();
    office.annaSends("Hej", "2026-11-19T10:00");
    assertThat(found(office.scan("2026-11-19T11:00"), RULE))
        .containsExactly("anna.berg left-on BREACH");
  }

  @Test
  void under_botkyrka_somebody_else_must_be_able_to_open_the_mailbox() {
    office.annaIsAway().annaReplies(GOOD_REPLY, "2026-11-28T00:00");
    assertThat(found(office.scan(FRIDAY, BOTKYRKA), RULE))
        .containsExactly("anna.berg no-cover WARNING", "anna.berg no-routine WARNING");
    String nobody = office.export("bo.ek@kommun.example,cia.chef@kommun.example,FullAccess");
    assertThat(found(office.scan(FRIDAY, BOTKYRKA, nobody), RULE))
        .containsExactly("anna.berg no-cover BREACH", "anna.berg no-routine WARNING");
    String bo = office.export("anna.berg@kommun.example,bo.ek@kommun.example,FullAccess");
    assertThat(found(office.scan("2026-11-20T10:40", BOTKYRKA, bo), RULE)).isEmpty();
  }

  private void agree() {
    List<String> words =
        List.of(
            "cover",
            "add",
            "--mailbox=anna.berg@kommun.example",
            "--by=bo.ek@kommun.example",
            "--from=2026-11-19",
            "--to=2026-11-27");
    assertThat(office.run(words).code()).isEqualTo(Cli.DONE);
  }

  @Test
  void an_agreement_replaces_the_reply_under_sollentuna_and_not_under_botkyrka() {
    office.annaIsAway();
    agree();
    assertThat(found(office.scan(FRIDAY), RULE)).isEmpty();
    assertThat(found(office.scan(FRIDAY, BOTKYRKA), RULE))
        .containsExactly("anna.berg no-automatic-reply WARNING");
  }

  @Test
  void the_stand_in_is_reminded_of_what_somebody_away_should_answer() {
    // Botkyrka: Tuesday + 2 working days = Thursday 19 November, on which Anna is away
    office.anna.addToCalendar(
        ScheduleItem.outOfOffice(Office.at("2026-11-19T00:00"), Office.at("2026-11-20T00:00")));
    Office.question(office.anna, "2026-11-17T10:00");
    assertThat(nudges(office.scan("2026-11-19T08:35", BOTKYRKA, "--dry-run")))
        .contains("reply-due cia.chef");
    agree();
    assertThat(nudges(office.scan("2026-11-19T08:35", BOTKYRKA, "--dry-run")))
        .contains("reply-due bo.ek")
        .doesNotContain("reply-due cia.chef", "reply-due anna.berg");
  }
}
