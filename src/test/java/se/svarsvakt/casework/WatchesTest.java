package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.casework.Town.ANNA;
import static se.svarsvakt.casework.Town.BO;
import static se.svarsvakt.casework.Town.MONDAY;
import static se.svarsvakt.casework.Town.POLICY;
import static se.svarsvakt.casework.Town.QUIET;
import static se.svarsvakt.casework.Town.SHARED;
import static se.svarsvakt.casework.Town.at;
import static se.svarsvakt.casework.Town.calendar;
import static se.svarsvakt.casework.Town.time;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.AutomaticReply.Audience;
import se.svarsvakt.mail.AutomaticReply.Status;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.rule.Access;
import se.svarsvakt.rule.Access.Knowledge;
import se.svarsvakt.rule.AttentionIssue.DelegateUnknown;
import se.svarsvakt.rule.AttentionIssue.NoDelegate;
import se.svarsvakt.rule.AttentionIssue.NoSteward;
import se.svarsvakt.rule.AttentionIssue.NotOpened;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.Evidence;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.sync.Facts;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.MailboxSettings.Purpose;
import se.svarsvakt.sync.OwnerFacts;
import se.svarsvakt.sync.OwnerFacts.CalendarFacts;
import se.svarsvakt.sync.OwnerFacts.SettingsFacts;
import se.svarsvakt.sync.OwnerFacts.Traces;
import se.svarsvakt.worktime.PersonalHours;

/** What is stored of people, as the rules on absences and attention are asked about it. */
class WatchesTest {
  private static final CalendarFacts AWAY = calendar(time("23T00:00", "25T00:00"));
  private static final MailboxSettings PERSON = settings(AutomaticReply.OFF);

  private final Town town = new Town();

  private static MailboxSettings settings(AutomaticReply reply) {
    return new MailboxSettings(Purpose.USER, "sv", PersonalHours.UNKNOWN, reply);
  }

  private List<String> absence(String now) {
    return new AbsenceWatch(POLICY)
        .findings(town.group(now, ANNA, SHARED)).stream()
            .map(finding -> finding.issue().code())
            .toList();
  }

  private List<Finding> attention(String now) {
    return new AttentionWatch(POLICY, mailbox -> false).findings(town.group(now, ANNA, BO, SHARED));
  }

  @Test
  void an_absence_without_automatic_reply_is_found() {
    town.owner(ANNA, PERSON, AWAY, QUIET);
    assertThat(absence("20T12:00")).containsExactly("no-automatic-reply");
  }

  @Test
  void a_reply_that_covers_the_absence_is_seen_with_what_it_lacks() {
    AutomaticReply reply =
        new AutomaticReply(
            Status.SCHEDULED,
            Audience.ALL,
            Optional.of(time("23T00:00", "25T00:00")),
            Set.of(MissingReplyText.PHRASE));
    town.owner(ANNA, settings(reply), AWAY, QUIET);
    assertThat(absence("20T12:00")).containsExactly("incomplete-text");
  }

  @Test
  void settings_that_were_not_read_the_last_time_prove_nothing() {
    SettingsFacts refused = new SettingsFacts(PERSON, "ErrorAccessDenied", List.of());
    town.owner(new OwnerFacts(ANNA, refused, AWAY, QUIET));
    assertThat(absence("20T12:00")).isEmpty();
  }

  @Test
  void a_calendar_that_was_not_read_the_last_time_proves_nothing() {
    CalendarFacts refused = new CalendarFacts(at("20T12:00"), "ErrorNoAccess", AWAY.outOfOffice());
    town.owner(ANNA, PERSON, refused, QUIET);
    assertThat(absence("20T12:00")).isEmpty();
  }

  @Test
  void an_agreement_takes_the_place_of_the_reply() {
    town.owner(ANNA, PERSON, AWAY, QUIET);
    town.agreements.add(new CoverAgreement(1, ANNA, BO, MONDAY, MONDAY.plusDays(1), ""));
    assertThat(absence("20T12:00")).isEmpty();
  }

  @Test
  void a_shared_mailbox_goes_on_no_leave() {
    town.owner(SHARED, new MailboxSettings(Purpose.SHARED, "sv"), AWAY, QUIET);
    assertThat(absence("20T12:00")).isEmpty();
  }

  @Test
  void hours_that_make_no_sense_fail_nothing() {
    PersonalHours night =
        new PersonalHours(
            ZoneId.of("Asia/Tokyo"), Set.of(), LocalTime.of(22, 0), LocalTime.of(6, 0));
    MailboxSettings odd = new MailboxSettings(Purpose.USER, "sv", night, AutomaticReply.OFF);
    town.owner(ANNA, odd, AWAY, QUIET);
    assertThat(absence("20T12:00")).hasSizeLessThan(2);
  }

  @Test
  void unread_mail_that_nobody_attends_to_is_found() {
    town.owner(ANNA, PERSON, calendar(), new Traces(at("16T10:00"), null, List.of()));
    assertThat(attention("19T09:59")).isEmpty();
    assertThat(attention("19T10:00"))
        .extracting(Finding::issue)
        .containsExactly(new DelegateUnknown(List.of()));
  }

  @Test
  void an_answer_by_anybody_is_a_sign_of_attention() {
    town.owner(ANNA, PERSON, calendar(), new Traces(at("16T10:00"), null, List.of()));
    town.judged.add(answered("18T10:00"));
    assertThat(attention("20T16:00")).isEmpty();
    assertThat(attention("23T10:00")).hasSize(1);
  }

  private static JudgedMail answered(String at) {
    var mail = Facts.received("m").in(ANNA).at(at("16T10:00")).fact().mail();
    Settlement answer = new Settlement(at(at), true, Evidence.THREAD, BO);
    return new JudgedMail(
        mail,
        mail.verdict(),
        new ReplyState.Answered(answer),
        POLICY.calendar().due(at("16T10:00"), 1),
        List.of());
  }

  @Test
  void who_can_open_the_inbox_attends_to_it() {
    town.owner(ANNA, PERSON, calendar(), new Traces(at("16T10:00"), null, List.of()));
    town.access.put(ANNA, new Access(Knowledge.FULL, Set.of(BO), List.of()));
    assertThat(attention("20T16:00")).isEmpty();
    town.access.put(ANNA, new Access(Knowledge.FULL, Set.of(ANNA), List.of()));
    assertThat(attention("20T16:00"))
        .extracting(Finding::issue)
        .containsExactly(new NoDelegate(List.of()));
  }

  @Test
  void a_shared_mailbox_is_opened_every_day_and_looked_after() {
    MailboxSettings shared = new MailboxSettings(Purpose.SHARED, "sv");
    Traces traces = new Traces(at("16T07:00"), null, List.of());
    town.owner(SHARED, shared, calendar(), traces);
    assertThat(attention("16T17:00"))
        .extracting(Finding::issue)
        .containsExactly(new NotOpened(), new NoSteward());
  }
}
