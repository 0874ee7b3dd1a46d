package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.JdbcOwnRecords;
import se.svarsvakt.casework.OwnRecords;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.RecordedRequest;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.teams.card.WorkItemPhrases;

/** What Anna is told of how she sends mail, from her Sent Items to the bot's answer. */
class HabitsEndToEndTest extends BotOfficeDay {
  private static final String ON = "svarsvakt.policy.habits.enabled";
  private static final String ANNA = "Anna Berg <anna.berg@kommun.example>";
  private static final String SIGNED = "<p>Hej!</p><p>Mvh<br>Anna Berg<br>08-530 610 00</p>";
  private static final String[] THREE = {
    "Bo Ek <bo.ek@kommun.example>",
    "Cia Chef <cia.chef@kommun.example>",
    "Info <info@kommun.example>"
  };

  private static OutgoingMessage letter(String... to) {
    return OutgoingMessage.from(ANNA).to(to).saying("Underlag", "-").html(SIGNED);
  }

  private void sends(OutgoingMessage letter, String at) {
    office.anna.send(letter, Office.at(at));
  }

  private static OutgoingMessage asksForReceipt(OutgoingMessage letter) {
    return letter.header("Disposition-Notification-To", ANNA);
  }

  private void scan(String... more) {
    List<String> all = new ArrayList<>(List.of("--" + ON + "=true"));
    all.addAll(List.of(more));
    bots.scan(Office.FRIDAY, all.toArray(String[]::new));
  }

  /** What somebody is told; nothing where they have no habits. */
  private String told(SimulatedMailbox person, String at) {
    StringBuilder told = new StringBuilder();
    WorkItemPhrases phrases =
        new WorkItemPhrases("sv", ZoneId.of("Europe/Stockholm"), Office.at(at));
    bots.at(
        at,
        Map.of(ON, "true"),
        acts ->
            phrases
                .habits(
                    acts.product
                        .worklists()
                        .habits(new MailboxId(person.account().id()), Office.at(at))
                        .orElseThrow())
                .forEach(line -> told.append(line.text()).append(' ').append(line.advice())));
    return told.toString();
  }

  private String toldAnna() {
    return told(office.anna, "2026-11-20T11:00");
  }

  @Test
  void each_request_for_a_read_receipt_is_counted_and_one_for_delivery_is_none() {
    sends(asksForReceipt(letter("Bo Ek <bo.ek@kommun.example>")), "2026-11-03T09:00");
    sends(asksForReceipt(letter(Office.CITIZEN)), "2026-11-20T09:00");
    sends(letter(Office.CITIZEN).header("Return-Receipt-To", ANNA), "2026-11-20T09:10");
    scan("--svarsvakt.history=P30D");
    scan("--svarsvakt.history=P30D");
    assertThat(toldAnna())
        .contains("Den här månaden har du begärt läskvitto 2 gånger.")
        .contains("Begär inte läskvitto: det stressar mottagaren.");
  }

  @Test
  void last_months_are_told_beside_and_older_ones_are_gone() {
    sends(asksForReceipt(letter(Office.CITIZEN)), "2026-11-20T09:00");
    scan();
    assertThat(told(office.anna, "2026-12-01T00:00"))
        .contains("ingen gång (förra månaden en gång)");
    scanAt("2027-01-31T12:00", "2027-01-31T12:00");
    assertThat(rows("2027-01-31T12:00")).isOne();
    scanAt("2027-02-01T12:00", "2027-02-01T12:00");
    assertThat(rows("2027-02-01T12:00")).isZero();
  }

  @Test
  void a_scan_that_looks_ahead_deletes_nothing_that_is_kept_today() {
    sends(asksForReceipt(letter(Office.CITIZEN)), "2026-11-20T09:00");
    scan();
    scanAt(Office.FRIDAY, "2027-06-01T12:00");
    assertThat(rows(Office.FRIDAY)).isOne();
    assertThat(toldAnna()).contains("begärt läskvitto en gång.");
  }

  /** A pass of a machine whose clock says that, as of another moment. */
  private void scanAt(String now, String asOf) {
    List<String> words = List.of("scan", "--as-of", Office.at(asOf).toString(), "--dry-run");
    List<String> all = new ArrayList<>(words);
    all.add("--" + ON + "=true");
    assertThat(office.run(Office.at(now), all).code()).isZero();
  }

  /** How much of habits is stored about Anna. */
  private long rows(String at) {
    long[] rows = new long[1];
    MailboxId anna = new MailboxId(office.anna.account().id());
    bots.at(
        at,
        acts ->
            rows[0] =
                new JdbcOwnRecords(JdbcClient.create(acts.product.source()))
                    .of(anna).stream()
                        .filter(amount -> amount.kind() == OwnRecords.Stored.HABITS)
                        .mapToInt(OwnRecords.Amount::rows)
                        .sum());
    return rows[0];
  }

  @Test
  void an_answer_to_all_counts_where_three_of_the_answered_mail_get_it() {
    office.anna.receive(
        OutgoingMessage.from("Bo Ek <bo.ek@kommun.example>")
            .to(ANNA, "Cia Chef <cia.chef@kommun.example>")
            .cc("Info <info@kommun.example>")
            .saying("Lunch?", "Hej alla!")
            .messageId("<lunch@kommun.example>"),
        Office.at("2026-11-19T09:00"));
    sends(letter(THREE).answering(List.of("<lunch@kommun.example>")), "2026-11-19T10:00");
    sends(
        letter("Bo Ek <bo.ek@kommun.example>").answering(List.of("<lunch@kommun.example>")),
        "2026-11-19T10:10");
    sends(letter(THREE), "2026-11-19T10:20");
    sends(
        letter("a@x.example", "b@x.example", "c@x.example")
            .answering(List.of("<lunch@kommun.example>")),
        "2026-11-19T10:30");
    scan();
    assertThat(toldAnna()).contains("svarat alla en gång.");
  }

  @Test
  void mail_to_more_than_twenty_who_see_each_other_is_mass_mail() {
    sends(letter(people(21)), "2026-11-19T10:00");
    sends(letter(people(20)), "2026-11-19T10:10");
    scan();
    assertThat(toldAnna()).contains("skickat massmejl en gång.");
  }

  private static String[] people(int many) {
    return IntStream.range(0, many)
        .mapToObj(each -> "p" + each + "@kommun.example")
        .toArray(String[]::new);
  }

  @Test
  void meetings_automatic_replies_and_mail_in_anothers_name_are_not_hers() {
    sends(asksForReceipt(letter(Office.CITIZEN)).meeting("meetingRequest"), "2026-11-19T10:00");
    sends(
        asksForReceipt(letter(Office.CITIZEN)).header("Auto-Submitted", "auto-replied"),
        "2026-11-19T10:10");
    sends(
        asksForReceipt(
            OutgoingMessage.from("Info <info@kommun.example>")
                .to(Office.CITIZEN)
                .saying("Svar", "Hej")),
        "2026-11-19T10:20");
    office.info.send(
        asksForReceipt(
            OutgoingMessage.from("Info <info@kommun.example>")
                .to(Office.CITIZEN)
                .saying("Svar", "Hej")),
        Office.at("2026-11-19T10:30"));
    scan();
    assertThat(toldAnna()).isEmpty();
    assertThat(told(office.info, "2026-11-20T11:00")).isEmpty();
  }

  @Test
  void an_answer_without_history_and_a_first_mail_without_contact_details_are_counted() {
    String id = asked();
    OutgoingMessage answer =
        OutgoingMessage.from(ANNA).to(Office.CITIZEN).answering(List.of(id)).saying("SV: x", "-");
    sends(
        answer.html("<p>Ja, på 070-174 06 99 når jag dig.</p><p>Mvh<br>Anna</p>"),
        "2026-11-20T09:00");
    scan();
    assertThat(toldAnna())
        .contains("svarat utan historik en gång.")
        .contains("utan egna kontaktuppgifter en gång.");
  }

  /** What a gateway adds later is not in Sent Items, so that nothing can be said of it. */
  @Test
  void history_is_looked_at_where_a_gateway_adds_signatures_and_the_rest_is_said_not_to_be() {
    String id = asked();
    sends(
        OutgoingMessage.from(ANNA)
            .to(Office.CITIZEN)
            .answering(List.of(id))
            .saying("SV: x", "-")
            .html("<p>Ja.</p><p>Mvh<br>Anna</p>"),
        "2026-11-20T09:00");
    Office.question(office.anna, "2026-11-19T09:00"); // the reminder begins the chat
    String gateway = "svarsvakt.policy.signature.added-by-gateway";
    scan("--" + gateway + "=true");
    scan("--" + gateway + "=true");
    assertThat(toldAnna())
        .contains("svarat utan historik en gång.")
        .doesNotContain("kontaktuppgifter");
    bots.at(
        Office.FRIDAY,
        Map.of(ON, "true", gateway, "true"),
        acts -> acts.write(office.anna, "vanor"));
    assertThat(bots.card(office.anna).content().toString())
        .contains("Om du skriver hur du nås räknas inte här")
        .doesNotContain("Svar utan historik räknas inte här");
  }

  @Test
  void where_no_sent_text_is_to_be_read_none_is_and_both_are_said_not_to_be_counted() {
    String id = asked();
    sends(
        OutgoingMessage.from(ANNA).to(Office.CITIZEN).answering(List.of(id)).saying("SV: x", "Ja."),
        "2026-11-20T09:00");
    Office.question(office.anna, "2026-11-19T09:00"); // the reminder begins the chat
    String sample = "svarsvakt.policy.signature.sample-per-day";
    scan("--" + sample + "=0");
    assertThat(office.graph.requests())
        .map(RecordedRequest::toString)
        .noneMatch(request -> request.contains("uniqueBody"));
    assertThat(toldAnna()).isEmpty();
    bots.at(
        Office.FRIDAY, Map.of(ON, "true", sample, "0"), acts -> acts.write(office.anna, "vanor"));
    assertThat(bots.card(office.anna).content().toString())
        .contains("Om du skriver hur du nås räknas inte här", "Svar utan historik räknas inte här");
  }

  @Test
  void an_answer_above_its_quote_with_a_signature_shows_neither() {
    String id = asked();
    String quote =
        "<div id=\"divRplyFwdMsg\"><b>Från:</b> Ek<br><b>Skickat:</b> den 19 november 2026 09:00<br>"
            + "<b>Till:</b> Anna<br><b>Ämne:</b> x</div><div>Hej! När får vi bygga?</div>";
    sends(
        OutgoingMessage.from(ANNA)
            .to(Office.CITIZEN)
            .answering(List.of(id))
            .saying("SV: x", "-")
            .html(SIGNED + quote, SIGNED),
        "2026-11-20T09:00");
    scan();
    assertThat(toldAnna()).isEmpty();
  }

  private String asked() {
    office.anna.receive(
        OutgoingMessage.from(Office.CITIZEN)
            .saying("x", "Hej! När får vi bygga?")
            .messageId("<q@x.example>"),
        Office.at("2026-11-19T09:00"));
    return "<q@x.example>";
  }

  @Test
  void while_it_is_off_graph_is_asked_for_nothing_more_and_what_was_counted_is_deleted() {
    sends(asksForReceipt(letter(Office.CITIZEN)), "2026-11-20T09:00");
    bots.scan(Office.FRIDAY);
    assertThat(office.graph.requests())
        .map(RecordedRequest::toString)
        .noneMatch(request -> request.contains("isReadReceiptRequested"))
        .noneMatch(
            request ->
                request.contains("uniqueBody,body") || request.contains("uniqueBody%2Cbody"));
    bots.at(
        Office.FRIDAY,
        acts ->
            assertThat(
                    acts.product
                        .worklists()
                        .habits(
                            new MailboxId(office.anna.account().id()), Office.at(Office.FRIDAY)))
                .isEmpty());
  }

  @Test
  void switched_on_later_new_mail_is_counted_though_the_round_began_before() {
    sends(asksForReceipt(letter(Office.CITIZEN)), "2026-11-19T09:00");
    bots.scan("2026-11-19T12:00");
    sends(asksForReceipt(letter(Office.CITIZEN)), "2026-11-20T09:00");
    scan();
    assertThat(toldAnna()).contains("begärt läskvitto en gång.");
    bots.scan("2026-11-20T11:30");
    assertThat(toldAnna()).isEmpty();
  }

  @Test
  void the_bot_answers_who_writes_to_it() {
    Office.question(office.anna, "2026-11-19T09:00");
    sends(asksForReceipt(letter("Bo Ek <bo.ek@kommun.example>")), "2026-11-20T09:00");
    scan();
    bots.at(Office.FRIDAY, Map.of(ON, "true"), acts -> acts.write(office.anna, "Mina vanor?"));
    assertThat(bots.card(office.anna).content().toString())
        .contains("Mina vanor", "begärt läskvitto en gång.", "Det här ser bara du.");
    bots.at(Office.FRIDAY, acts -> acts.write(office.anna, "habits"));
    assertThat(bots.card(office.anna).content().toString()).contains("Ingenting räknas");
  }

  @Test
  void nobody_but_the_person_is_told() {
    sends(asksForReceipt(letter(Office.CITIZEN)), "2026-11-20T09:00");
    scan();
    assertThat(told(office.chef, "2026-11-20T11:00")).isEmpty();
    assertThat(told(office.bo, "2026-11-20T11:00")).isEmpty();
  }
}
