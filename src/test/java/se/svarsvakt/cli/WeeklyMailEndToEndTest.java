package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.at;
import static se.svarsvakt.cli.Office.question;
import static se.svarsvakt.cli.TownScan.refused;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.ScheduleItem;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SubmittedMail;

/** The weekly summary on its way to managers, from the small office's scans. */
class WeeklyMailEndToEndTest {
  private static final String DORA = "dora.boss@kommun.example";
  private static final String CHEF = "cia.chef@kommun.example";
  private static final String FROM = "svarsvakt@kommun.example";
  private static final List<String> SENDING =
      List.of("--svarsvakt.nudges.enabled=true", "--svarsvakt.nudges.mail-from=" + FROM);

  @TempDir private Path data = Path.of("unset");
  private Office office = new Office(Path.of("unset"));

  @BeforeEach
  void open() {
    office.close(); // the one before it is injected
    office = new Office(data);
    office.tenant.open(DirectoryUser.resource("Svarsvakt", FROM), MailboxProfile.SHARED);
    answered(office.anna, "2026-11-17T09:00", "2026-11-17T11:00");
    answered(office.chef, "2026-11-17T09:00", "2026-11-17T11:00");
    question(office.bo, "2026-11-17T09:00");
  }

  @AfterEach
  void close() {
    office.close();
  }

  private static void answered(SimulatedMailbox mailbox, String asked, String answered) {
    mailbox.reply(question(mailbox, asked), "Hej! Ni får bygga i vår.", at(answered));
  }

  private Result scan(String local, String... more) {
    return office.scan(
        local, Stream.concat(SENDING.stream(), Stream.of(more)).toArray(String[]::new));
  }

  /** What a scan says of weekly summaries: recipient, channel, status, reason. */
  private static List<String> weekly(Result result) {
    return result
        .json()
        .path("nudges")
        .valueStream()
        .filter(nudge -> nudge.path("kind").asString().equals("weekly-summary"))
        .map(
            nudge ->
                "%s %s %s %s"
                    .formatted(
                        nudge.path("recipient").asString().replaceFirst("@.*", ""),
                        nudge.path("channel").asString(),
                        nudge.path("status").asString(),
                        nudge.path("reason").asString("")))
        .map(String::strip)
        .toList();
  }

  private List<SubmittedMail> mails() {
    return office.tenant.sentMails();
  }

  private SubmittedMail only() {
    assertThat(mails()).hasSize(1);
    return mails().getFirst();
  }

  private Result summary(String... words) {
    List<String> all = new ArrayList<>(List.of("summary"));
    all.addAll(List.of(words));
    all.addAll(SENDING);
    return office.run(all);
  }

  @Test
  void a_manager_gets_the_week_once_at_eight_on_monday() {
    scan("2026-11-20T16:00");
    assertThat(weekly(scan("2026-11-23T07:55"))).isEmpty();
    Result due = scan("2026-11-23T08:00");
    assertThat(weekly(due)).containsExactly("cia.chef mail SENT");
    assertThat(due.out()).contains("\"2026-W47\"");
    SubmittedMail mail = only();
    assertThat(mail.from()).isEqualTo(FROM);
    assertThat(mail.to()).containsExactly(CHEF);
    assertThat(mail.subject()).isEqualTo("Vecka 47: så höll ni kontaktlöftet");
    assertThat(mail.text()).startsWith("<!DOCTYPE html>").contains("67\u00a0%", "lang=\"sv\"");
    assertThat(mail.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(80_000);
    assertThat(mail.headers()).containsEntry("X-Auto-Response-Suppress", "All");
    assertThat(weekly(scan("2026-11-23T08:05"))).isEmpty();
    assertThat(weekly(scan("2026-11-24T08:00"))).isEmpty();
    assertThat(mails()).hasSize(1);
  }

  @Test
  void it_goes_once_although_its_time_is_changed_on_the_day() {
    String later = "--svarsvakt.policy.nudges.weekly-summary=10:00";
    scan("2026-11-20T16:00");
    assertThat(weekly(scan("2026-11-23T08:00"))).containsExactly("cia.chef mail SENT");
    assertThat(weekly(scan("2026-11-23T10:05", later))).isEmpty();
    assertThat(weekly(scan("2026-11-24T10:05", later))).isEmpty();
    assertThat(mails()).hasSize(1);
  }

  @Test
  void it_goes_all_that_working_day_and_not_later() {
    scan("2026-11-20T16:00");
    assertThat(weekly(scan("2026-11-23T17:30"))).isEmpty();
    assertThat(weekly(scan("2026-11-24T08:00"))).isEmpty();
    assertThat(weekly(scan("2026-11-30T16:30"))).containsExactly("cia.chef mail SENT");
    assertThat(only().subject()).startsWith("Vecka 48");
  }

  @Test
  void a_week_that_is_known_in_part_alone_is_not_sent() {
    scan("2026-11-20T16:00", "--svarsvakt.history=P1D");
    assertThat(weekly(scan("2026-11-23T08:00", "--svarsvakt.history=P1D"))).isEmpty();
    assertThat(weekly(scan("2026-11-30T08:00", "--svarsvakt.history=P1D")))
        .containsExactly("cia.chef mail SENT");
  }

  @Test
  void after_a_holiday_it_goes_on_the_first_working_day() {
    scan("2027-03-26T16:00", "--svarsvakt.history=P200D");
    assertThat(weekly(scan("2027-03-29T08:00"))).isEmpty(); // Easter Monday
    assertThat(weekly(scan("2027-03-30T08:00"))).containsExactly("cia.chef mail SENT");
    assertThat(only().subject()).startsWith("Vecka 12");
  }

  @Test
  void it_is_shown_and_not_sent_by_a_dry_run_or_while_nudges_are_off() {
    scan("2026-11-20T16:00");
    assertThat(weekly(scan("2026-11-23T08:00", "--dry-run")))
        .containsExactly("cia.chef mail PLANNED");
    assertThat(weekly(office.scan("2026-11-23T08:05", SENDING.getLast())))
        .containsExactly("cia.chef mail PLANNED");
    assertThat(mails()).isEmpty();
    assertThat(weekly(scan("2026-11-23T08:10"))).containsExactly("cia.chef mail SENT");
  }

  @Test
  void without_a_way_the_scan_says_so() {
    scan("2026-11-20T16:00");
    Result due = office.scan("2026-11-23T08:00", SENDING.getFirst());
    assertThat(weekly(due).getFirst())
        .startsWith("cia.chef mail SKIPPED")
        .contains("svarsvakt.nudges.mail-from", "svarsvakt.bot.enabled");
    assertThat(weekly(scan("2026-11-23T08:05"))).containsExactly("cia.chef mail SENT");
  }

  @Test
  void it_is_in_the_language_of_the_managers_mailbox() {
    SimulatedMailbox boss =
        office.tenant.open(
            DirectoryUser.person("Dora Boss", "dora.boss@kommun.example"),
            MailboxProfile.PERSON.locale("en-GB"));
    office.tenant.open(
        DirectoryUser.person("Eva Ny", "eva.ny@kommun.example")
            .managedBy("dora.boss@kommun.example"),
        MailboxProfile.PERSON);
    answered(boss, "2026-11-17T09:00", "2026-11-17T11:00");
    scan("2026-11-20T16:00");
    assertThat(weekly(scan("2026-11-23T08:00")))
        .containsExactlyInAnyOrder("cia.chef mail SENT", "dora.boss mail SENT");
    assertThat(mails())
        .filteredOn(mail -> mail.to().contains("dora.boss@kommun.example"))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.subject()).isEqualTo("Week 47: how you kept the promise to answer");
              assertThat(mail.text()).contains("lang=\"en\"", "would single somebody out");
            });
  }

  @Test
  void it_does_not_count_among_the_reminders_of_a_day() {
    question(office.chef, "2026-11-20T13:00"); // due on Monday
    String one = "--svarsvakt.policy.nudges.max-per-person-and-day=1";
    scan("2026-11-20T16:00");
    assertThat(weekly(scan("2026-11-23T08:00", one))).containsExactly("cia.chef mail SENT");
    assertThat(Office.nudges(scan("2026-11-23T08:35", one))).contains("reply-due cia.chef");
    assertThat(office.tenant.notifications()).isNotEmpty();
  }

  @Test
  void a_manager_who_is_away_gets_it_when_back_the_same_day_or_not_at_all() {
    office.chef.addToCalendar(
        ScheduleItem.outOfOffice(at("2026-11-23T07:00"), at("2026-11-23T10:00")));
    scan("2026-11-20T16:00");
    assertThat(weekly(scan("2026-11-23T08:00")))
        .containsExactly("cia.chef mail SKIPPED out of office, and nobody looks after the mailbox");
    assertThat(mails()).isEmpty();
    assertThat(weekly(scan("2026-11-23T10:05"))).containsExactly("cia.chef mail SENT");
  }

  /** By agreement, in the week of the mail. */
  private void coveredBy(String colleague) {
    String moment = at("2026-11-20T16:30").toString();
    List<String> words =
        List.of("cover", "add", "--from", "2026-11-23", "--to", "2026-11-27", "--mailbox", CHEF);
    List<String> rest = List.of("--by", colleague, "--as-of", moment);
    Result agreed = office.run(Stream.concat(words.stream(), rest.stream()).toList());
    assertThat(agreed.code()).isZero();
  }

  @Test
  void who_covers_for_a_manager_by_agreement_gets_it_instead() {
    office.chef.addToCalendar(
        ScheduleItem.outOfOffice(at("2026-11-23T00:00"), at("2026-11-28T00:00")));
    scan("2026-11-20T16:00");
    coveredBy("anna.berg@kommun.example");
    assertThat(weekly(scan("2026-11-23T08:00"))).containsExactly("anna.berg mail SENT");
    assertThat(only().text()).contains("bevakar chefens brevlåda");
    assertThat(weekly(scan("2026-11-23T08:05"))).isEmpty();
    String later = "--svarsvakt.policy.nudges.weekly-summary=10:00";
    assertThat(weekly(scan("2026-11-23T10:05", later))).isEmpty();
  }

  @Test
  void a_manager_can_pause_stop_and_resume_it_from_the_command_line() {
    scan("2026-11-20T16:00");
    List<String> when = List.of("--as-of", at("2026-11-20T17:00").toString());
    Result paused = wish(when, "pause", "--until", "2026-11-30");
    assertThat(paused.out()).isEqualTo(CHEF + "  paused until 2026-11-30\n");
    assertThat(weekly(scan("2026-11-23T08:00")))
        .containsExactly("cia.chef mail SKIPPED paused until 2026-11-30");
    assertThat(weekly(scan("2026-11-30T08:00"))).containsExactly("cia.chef mail SENT");
    wish(when, "stop");
    assertThat(weekly(scan("2026-12-07T08:00")))
        .containsExactly("cia.chef mail SKIPPED stopped, as was wished");
    wish(when, "resume");
    assertThat(weekly(scan("2026-12-07T08:05"))).containsExactly("cia.chef mail SENT");
    assertThat(office.run(List.of("audit")).out())
        .contains("administrator")
        .contains("summary-paused", "day 2026-11-30", "summary-stopped", "summary-resumed");
  }

  private Result wish(List<String> when, String... words) {
    List<String> all = new ArrayList<>(List.of("summary"));
    all.addAll(List.of(words));
    all.addAll(when);
    all.addAll(List.of("--manager", CHEF));
    Result result = office.run(all);
    assertThat(result.code()).isZero();
    return result;
  }

  @Test
  void a_wish_that_cannot_be_is_refused() {
    scan("2026-11-20T16:00");
    List<String> pause = List.of("summary", "pause", "--manager", CHEF, "--until");
    refused(office.run(with(pause, "2026-11-01")), "--until", "already past");
    refused(office.run(with(pause, "soon")), "a day such as");
    refused(
        office.run(List.of("summary", "stop", "--manager", "nobody@kommun.example")),
        "no manager or mailbox with this address is known");
  }

  private static List<String> with(List<String> words, String more) {
    return Stream.concat(words.stream(), Stream.of(more)).toList();
  }

  @Test
  void somebody_can_send_it_and_it_is_not_sent_twice() {
    scan("2026-11-20T16:00");
    scan("2026-11-22T12:00"); // the Sunday before the week is over
    String[] sunday = {"--send", "--as-of", at("2026-11-23T06:00").toString(), "--output", "json"};
    Result sent = summary(sunday);
    assertThat(sent.code()).isZero();
    assertThat(sent.json().path("week").asString()).isEqualTo("2026-W47");
    assertThat(sent.err()).contains("2026-W47 to " + CHEF + " by mail: sent");
    assertThat(summary(sunday).err()).contains("2026-W47 was sent before");
    assertThat(weekly(scan("2026-11-23T08:00"))).isEmpty();
    assertThat(only().subject()).startsWith("Vecka 47");
  }

  @Test
  void what_cannot_be_sent_is_refused_or_said() {
    scan("2026-11-20T16:00");
    scan("2026-11-23T07:00");
    String monday = at("2026-11-23T10:00").toString();
    refused(
        office.run(List.of("summary", "--send", "--as-of", monday)), "svarsvakt.nudges.enabled");
    Result noWay = office.run(List.of("summary", "--send", "--as-of", monday, SENDING.getFirst()));
    assertThat(noWay.err()).contains("svarsvakt.nudges.mail-from");
    refused(
        summary("--send", "--week", "2026-W47", "--as-of", at("2027-03-15T10:00").toString()),
        "so old that it is forgotten");
  }

  private void aSecondUnit() {
    office.tenant.open(
        DirectoryUser.person("Dora Boss", "dora.boss@kommun.example"), MailboxProfile.PERSON);
    office.tenant.open(
        DirectoryUser.person("Eva Ny", "eva.ny@kommun.example")
            .managedBy("dora.boss@kommun.example"),
        MailboxProfile.PERSON);
  }

  @Test
  void who_could_not_get_it_on_the_day_gets_it_on_the_next() {
    aSecondUnit();
    scan("2026-11-20T16:00");
    wish(List.of("--as-of", at("2026-11-20T17:00").toString()), "pause", "--until", "2026-11-24");
    assertThat(weekly(scan("2026-11-23T08:00")))
        .containsExactlyInAnyOrder(
            "dora.boss mail SENT", "cia.chef mail SKIPPED paused until 2026-11-24");
    assertThat(weekly(scan("2026-11-24T09:00"))).containsExactly("cia.chef mail SENT");
    assertThat(weekly(scan("2026-11-24T09:05"))).isEmpty();
    assertThat(weekly(scan("2026-11-25T09:00"))).isEmpty();
  }

  @Test
  void who_leads_a_unit_and_stands_in_for_another_gets_both_whatever_becomes_of_one() {
    aSecondUnit();
    office.chef.addToCalendar(
        ScheduleItem.outOfOffice(at("2026-11-23T00:00"), at("2026-11-28T00:00")));
    scan("2026-11-20T16:00");
    coveredBy(DORA);
    AtomicInteger asked = new AtomicInteger();
    office
        .graph
        .faults()
        .onRequest(
            request ->
                request.path().endsWith("/sendMail") && asked.incrementAndGet() == 1
                    ? Optional.of(GraphError.of(409, "ErrorIrresolvableConflict"))
                    : Optional.empty());
    List<String> first = weekly(scan("2026-11-23T08:00"));
    assertThat(first).hasSize(2).contains("dora.boss mail SENT");
    assertThat(mails()).hasSize(1);
    office.graph.faults().clear();
    weekly(scan("2026-11-23T08:05"));
    assertThat(mails()).hasSize(2);
    assertThat(mails()).allSatisfy(mail -> assertThat(mail.to()).containsExactly(DORA));
    assertThat(mails())
        .filteredOn(mail -> mail.text().contains("bevakar chefens brevlåda"))
        .hasSize(1);
    assertThat(weekly(scan("2026-11-23T08:10"))).isEmpty();
  }

  @Test
  void a_mailbox_that_takes_no_mail_is_recorded_and_not_tried_for_ever() {
    aSecondUnit();
    office.tenant.refuseMail("dora.boss@kommun.example");
    scan("2026-11-20T16:00");
    Result first = scan("2026-11-23T08:00");
    assertThat(first.code()).isZero();
    assertThat(weekly(first))
        .contains("cia.chef mail SENT")
        .anyMatch(line -> line.startsWith("dora.boss mail SKIPPED the mail was refused"));
    assertThat(weekly(scan("2026-11-23T08:05"))).isEmpty();
    scan("2026-11-30T08:00");
    scan("2026-12-07T08:00");
    assertThat(weekly(scan("2026-12-14T08:00")))
        .anyMatch(line -> line.startsWith("dora.boss mail SKIPPED the mailbox refused it 3 weeks"));
    assertThat(office.run(List.of("audit")).out()).contains("summary-refused");
  }
}
