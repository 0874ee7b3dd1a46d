package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.found;
import static se.svarsvakt.cli.Office.question;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;

/** Inboxes and shared mailboxes that nobody opens, through the whole program. */
class AttentionEndToEndTest {
  // received on Friday 13 November 09:00, three working days later is Wednesday 18, 09:00
  private static final String RECEIVED = "2026-11-13T09:00";
  private static final String LATE = "2026-11-18T09:01";

  @TempDir private Path data = Path.of("unset");
  private Office office = new Office(Path.of("unset"));

  @BeforeEach
  void open() {
    office.close();
    office = new Office(data);
    office.chef.automaticReply(se.svarsvakt.simulator.AutomaticRepliesSetting.OFF);
  }

  @AfterEach
  void close() {
    assertThat(office.graph.problems()).isEmpty();
    office.close();
  }

  @Test
  void an_inbox_unread_for_three_working_days_is_unattended_whoever_may_open_it() {
    question(office.anna, RECEIVED);
    assertThat(found(office.scan("2026-11-18T08:59"), "unattended")).isEmpty();
    assertThat(found(office.scan(LATE), "unattended"))
        .containsExactly("anna.berg delegate-unknown WARNING");
  }

  @Test
  void a_sign_of_attention_begins_the_three_days_anew() {
    question(office.anna, RECEIVED);
    office.annaSends("<p>Hej</p>", "2026-11-16T10:00");
    assertThat(found(office.scan(LATE), "unattended")).isEmpty();
  }

  @Test
  void an_export_that_names_nobody_makes_it_a_breach() {
    question(office.anna, RECEIVED);
    String others = office.export("bo.ek@kommun.example,cia.chef@kommun.example,FullAccess");
    assertThat(found(office.scan(LATE, others), "unattended"))
        .containsExactly("anna.berg no-delegate BREACH");
    String bo = office.export("anna.berg@kommun.example,bo.ek@kommun.example,FullAccess");
    assertThat(found(office.scan("2026-11-18T09:06", bo), "unattended")).isEmpty();
  }

  @Test
  void exchange_that_names_nobody_makes_it_a_warning_with_people_to_ask() {
    question(office.anna, RECEIVED);
    office.anna.rights().onBehalf("Bo Ek");
    office
        .anna
        .rights()
        .calendar(office.chef.account().correspondent(), "delegateWithoutPrivateEventAccess");
    Result result = office.scan(LATE, office.exchange());
    assertThat(found(result, "unattended")).containsExactly("anna.berg no-delegate WARNING");
    assertThat(Office.finding(result, "unattended").at("/detail/hints").toString())
        .isEqualTo("[\"bo.ek@kommun.example\",\"cia.chef@kommun.example\"]");
  }

  @Test
  void a_reader_of_the_inbox_is_a_delegate() {
    question(office.anna, RECEIVED);
    office.anna.rights().inbox("Bo Ek", "Reviewer");
    assertThat(found(office.scan(LATE, office.exchange()), "unattended")).isEmpty();
  }

  @Test
  void whom_exchange_names_by_an_unknown_name_is_unknown() {
    question(office.anna, RECEIVED);
    office.anna.rights().inbox("Någon Annan", "Reviewer");
    assertThat(found(office.scan(LATE, office.exchange()), "unattended"))
        .containsExactly("anna.berg delegate-unknown WARNING");
  }

  private static final String STEWARD =
      "--svarsvakt.shared-mailboxes[0].address=info@kommun.example";
  private static final String IS_BO =
      "--svarsvakt.shared-mailboxes[0].stewards=bo.ek@kommun.example";

  @Test
  void a_shared_mailbox_is_opened_by_the_end_of_every_working_day() {
    question(office.info, "2026-11-17T07:00");
    assertThat(found(office.scan("2026-11-17T16:59", STEWARD, IS_BO), "shared-mailbox")).isEmpty();
    Result result = office.scan(LATE, STEWARD, IS_BO);
    assertThat(found(result, "shared-mailbox")).containsExactly("info not-opened BREACH");
    assertThat(Office.nudges(result)).contains("unattended bo.ek");
  }

  @Test
  void mail_that_came_during_the_day_may_wait_until_the_next() {
    question(office.info, "2026-11-17T08:01");
    assertThat(found(office.scan(LATE, STEWARD, IS_BO), "shared-mailbox")).isEmpty();
  }

  @Test
  void a_shared_mailbox_without_steward_is_found() {
    assertThat(found(office.scan(LATE), "shared-mailbox"))
        .containsExactly("info no-steward WARNING");
    String bo = office.export("info@kommun.example,bo.ek@kommun.example,FullAccess");
    assertThat(found(office.scan(LATE, bo), "shared-mailbox")).isEmpty();
  }
}
