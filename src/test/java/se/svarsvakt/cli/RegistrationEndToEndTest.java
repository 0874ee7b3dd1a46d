package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.rule.reply.Registration;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.worklist.WorkItem;

/**
 * "Diariefört?" through the whole program: a question to the shared mailbox of Monday 16 November
 * 2026, answered on Wednesday 18.
 */
class RegistrationEndToEndTest extends BotOfficeDay {
  private static final String STEWARDS = "svarsvakt.shared-mailboxes[0].stewards";
  private static final Map<String, String> REGISTERS =
      Map.of(
          "svarsvakt.shared-mailboxes[0].address",
          "info@kommun.example",
          STEWARDS,
          "bo.ek@kommun.example",
          "svarsvakt.shared-mailboxes[0].registration",
          "true");

  private String question = "";

  @BeforeEach
  void ask() {
    question = Office.question(office.info, "2026-11-16T09:00");
  }

  private Result scan(String local) {
    return bots.scan(
        local,
        REGISTERS.entrySet().stream()
            .map(each -> "--" + each.getKey() + "=" + each.getValue())
            .toArray(String[]::new));
  }

  /** To whom reminders about the question went in a pass. */
  private List<String> told(Result result) {
    return result
        .json()
        .path("nudges")
        .valueStream()
        .filter(each -> each.path("items").toString().contains(question))
        .map(each -> each.path("recipient").asString() + " " + each.path("status").asString())
        .toList();
  }

  private void answeredFromTheSharedMailbox() {
    office.info.reply(question, "I mars.", Office.at("2026-11-18T10:00"));
  }

  @Test
  void the_stewards_are_asked_once_on_the_working_day_after_the_answer() {
    answeredFromTheSharedMailbox();
    assertThat(told(scan("2026-11-18T15:00"))).isEmpty();
    assertThat(told(scan("2026-11-19T08:25"))).isEmpty();
    assertThat(told(scan("2026-11-19T08:35"))).containsExactly("bo.ek@kommun.example SENT");
    assertThat(words(office.bo)).contains("Diariefört?", "little-importance", "not-ours");
    assertThat(told(scan("2026-11-19T10:00"))).isEmpty();
    assertThat(told(scan("2026-11-20T08:35"))).isEmpty();
    assertThat(told(scan("2026-11-23T08:35"))).isEmpty();
  }

  @Test
  void what_a_steward_says_is_kept_once_and_can_be_taken_back() {
    answeredFromTheSharedMailbox();
    scan("2026-11-19T08:35");
    bots.at(
        "2026-11-19T09:00",
        REGISTERS,
        acts -> {
          acts.press(office.bo, "registered", on(office.info, question));
          acts.press(office.bo, "registered", on(office.info, question)); // twice
          acts.press(office.bo, "not-ours", on(office.info, question)); // too late
          acts.press(office.anna, Optional.empty(), "not-ours", on(office.info, question));
          assertThat(trail(acts)).containsExactly("registered");
          assertThat(line(acts).registration().map(Registration.Stated::choice))
              .contains(Registration.Choice.REGISTERED);
          acts.press(office.bo, "undo", Map.of("deed", "1"));
          assertThat(trail(acts)).containsExactly("undo", "registered");
          assertThat(line(acts).standing()).isEqualTo(WorkItem.MailProgress.UNREGISTERED);
          acts.press(office.bo, "little-importance", on(office.info, question));
          assertThat(line(acts).done()).isTrue();
        });
    assertThat(words(office.bo)).contains("Av ringa betydelse");
  }

  private WorkItem.MailItem line(BotOffice.Acts acts) {
    var bo = new se.svarsvakt.mail.MailboxId(office.bo.account().id());
    var item =
        new se.svarsvakt.nudge.NudgeItem(
            new se.svarsvakt.mail.MailboxId(office.info.account().id()), question);
    return (WorkItem.MailItem)
        acts.product
            .worklists()
            .about(bo, List.of(item), Office.at("2026-11-19T09:01"))
            .items()
            .getFirst();
  }

  @Test
  void who_answered_from_a_mailbox_of_their_own_is_asked_and_may_say() {
    office.anna.send(
        OutgoingMessage.from("Anna Berg <anna.berg@kommun.example>")
            .to(Office.CITIZEN)
            .saying("SV: Fråga om bygglov", "I mars.")
            .answering(List.of(office.info.internetMessageId(question))),
        Office.at("2026-11-18T10:00"));
    assertThat(told(scan("2026-11-19T08:35"))).containsExactly("anna.berg@kommun.example SENT");
    bots.at(
        "2026-11-19T09:00",
        REGISTERS,
        acts -> {
          acts.press(office.anna, "registered", on(office.info, question));
          assertThat(trail(acts)).containsExactly("registered");
        });
  }

  /** Of Thursday's answer the stewards are asked on Friday, of Friday's in the week after. */
  @Test
  void the_share_in_the_summary_is_of_what_people_were_asked_in_the_week() {
    answeredFromTheSharedMailbox();
    String second = Office.question(office.info, "2026-11-18T09:30");
    office.info.reply(second, "I maj.", Office.at("2026-11-19T10:00"));
    String late = Office.question(office.info, "2026-11-19T15:00");
    office.info.reply(late, "I juni.", Office.at("2026-11-20T10:00"));
    scan("2026-11-19T08:35");
    bots.at(
        "2026-11-19T09:00",
        REGISTERS,
        acts -> acts.press(office.bo, "registered", on(office.info, question)));
    scan("2026-11-20T15:00");
    scan("2026-11-23T07:30");
    assertThat(share("2026-W47"))
        .isEqualTo("{\"registered\":1,\"littleImportance\":0,\"notOurs\":0,\"notSaid\":1}");
    scan("2026-11-30T07:30");
    assertThat(share("2026-W48"))
        .isEqualTo("{\"registered\":0,\"littleImportance\":0,\"notOurs\":0,\"notSaid\":1}");
  }

  private String share(String week) {
    Result told =
        office.run(
            Office.at("2026-11-30T08:00"), List.of("summary", "--week", week, "--output", "json"));
    return told.json()
        .path("units")
        .valueStream()
        .flatMap(unit -> unit.path("sharedMailboxes").valueStream())
        .map(mailbox -> mailbox.path("registration").toString())
        .findFirst()
        .orElse("none");
  }

  @Test
  void nobody_is_asked_where_it_is_not_set_or_nothing_was_answered() {
    String address = "--svarsvakt.shared-mailboxes[0].address=info@kommun.example";
    String steward = "--" + STEWARDS + "=bo.ek@kommun.example";
    scan("2026-11-19T08:35");
    assertThat(office.tenant.chats().cardsOf("bo.ek@kommun.example").toString())
        .doesNotContain("Diariefört");
    answeredFromTheSharedMailbox();
    assertThat(told(bots.scan("2026-11-19T08:45", address, steward))).isEmpty();
  }

  private Result mark(String local, String as) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of("mark", question, "--mailbox=info@kommun.example", "--as=" + as));
    words.add("--as-of=" + Office.at(local));
    REGISTERS.forEach((key, value) -> words.add("--" + key + "=" + value));
    return office.run(words);
  }

  @Test
  void what_is_said_of_it_on_the_command_line_counts_as_on_the_card() {
    answeredFromTheSharedMailbox();
    scan("2026-11-18T15:00");
    Result said = mark("2026-11-18T15:10", "of-little-importance");
    assertThat(said.code()).as(said.err()).isEqualTo(Cli.DONE);
    assertThat(said.out())
        .isEqualToIgnoringNewLines("info@kommun.example  " + question + "  of-little-importance");
    assertThat(told(scan("2026-11-19T08:35"))).isEmpty();
    bots.at(
        "2026-11-19T09:00",
        REGISTERS,
        acts ->
            assertThat(line(acts).registration().map(Registration.Stated::choice))
                .contains(Registration.Choice.LITTLE_IMPORTANCE));
    assertThat(mark("2026-11-19T09:10", "registered").code()).isEqualTo(Cli.DONE);
    assertThat(mark("2026-11-19T09:15", "open").code()).isEqualTo(Cli.DONE);
    assertThat(told(scan("2026-11-19T09:20"))).containsExactly("bo.ek@kommun.example SENT");
  }

  @Test
  void of_mail_that_is_not_answered_nothing_is_said_of_registration() {
    scan("2026-11-16T15:00");
    Result said = mark("2026-11-16T15:10", "registered");
    assertThat(said.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(said.err()).contains("not answered", "svarsvakt.shared-mailboxes[n].registration");
    Result mistyped = mark("2026-11-16T15:10", "little");
    assertThat(mistyped.err()).contains("not-ours", "of-little-importance", "registered");
  }

  @Test
  void of_many_answered_mails_the_last_twenty_are_listed_and_the_rest_is_counted() {
    answeredFromTheSharedMailbox();
    for (int minute = 10; minute < 35; minute++) {
      String more = Office.question(office.info, "2026-11-17T09:" + minute);
      office.info.reply(more, "I mars.", Office.at("2026-11-18T11:" + minute));
    }
    scan("2026-11-18T15:00");
    bots.at(
        "2026-11-18T15:05",
        REGISTERS,
        acts -> {
          var bo = new se.svarsvakt.mail.MailboxId(office.bo.account().id());
          var listed = acts.product.worklists().open(bo, Office.at("2026-11-18T15:05"));
          assertThat(listed.items()).hasSize(20);
          assertThat(listed.older()).isEqualTo(6);
          assertThat(listed.items())
              .as("the first answer is the oldest")
              .noneMatch(each -> each.item().name().equals(question))
              .extracting(each -> ((WorkItem.MailItem) each).settledAt())
              .contains(Office.at("2026-11-18T11:34"), Office.at("2026-11-18T11:15"))
              .doesNotContain(Office.at("2026-11-18T11:14"));
        });
  }
}
