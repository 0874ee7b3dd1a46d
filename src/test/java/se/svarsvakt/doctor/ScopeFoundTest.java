package se.svarsvakt.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.doctor.DoctorCheck.Status;
import se.svarsvakt.doctor.ScopeFound.MailboxAnswer;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.rights.Feature;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.Account;

/** What many mailboxes answered, taken together. */
class ScopeFoundTest {
  private static final Attempt OPENED = new Attempt.Opened();
  private static final Attempt DENIED = new Attempt.Denied("ErrorAccessDenied");
  private static final Attempt THROTTLED = new Attempt.Unanswered("TooManyRequests");
  private static final Mends MENDS = new Mends(settings(), java.time.Instant.EPOCH);

  private static Settings settings() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of("svarsvakt.graph.client-id", "client", "svarsvakt.graph.tenant-id", "t")));
    return Settings.read(environment);
  }

  private static MailboxAnswer answer(String id, boolean enabled, Attempt settings, Attempt mail) {
    MailAddress address = new MailAddress(id + "@kommun.example");
    Account account =
        new Account(new MailboxId(id), address, Set.of(address), enabled, false, null);
    return new MailboxAnswer(account, settings, mail);
  }

  private static ScopeFound found(int notAsked, Attempt... mails) {
    List<MailboxAnswer> answers =
        IntStream.range(0, mails.length)
            .mapToObj(i -> answer("m" + i, true, OPENED, mails[i]))
            .toList();
    return new ScopeFound(answers, notAsked, Set.of());
  }

  private static Attempt mail(ScopeFound found) {
    return found.together(ApplicationRight.MAIL_READ);
  }

  @Test
  void one_that_opens_shows_that_the_right_is_there() {
    assertThat(mail(found(7, THROTTLED, DENIED, OPENED))).isEqualTo(OPENED);
  }

  @Test
  void one_that_is_refused_among_many_that_are_throttled_says_nothing_of_the_right() {
    assertThat(mail(found(0, DENIED, THROTTLED, THROTTLED))).isEqualTo(THROTTLED);
    assertThat(mail(found(40, DENIED))).isEqualTo(new Attempt.Untried(Attempt.Hindrance.SILENCE));
    List<DoctorCheck> checks =
        new ScopeChecks(MENDS, true).inside(found(0, DENIED, THROTTLED, THROTTLED));
    assertThat(checks)
        .extracting(DoctorCheck::status)
        .containsExactly(Status.MISSING, Status.UNKNOWN, Status.UNKNOWN);
  }

  @Test
  void one_that_is_throttled_among_many_that_are_refused_hides_no_missing_right() {
    ScopeFound found = found(0, DENIED, DENIED, DENIED, THROTTLED);
    assertThat(mail(found)).isEqualTo(DENIED);
    assertThat(new ScopeChecks(MENDS, true).inside(found))
        .extracting(check -> check.status() + " " + check.found().note())
        .containsExactly("MISSING SCOPE_ALL_REFUSED", "UNKNOWN MAILBOX_SILENT");
  }

  @Test
  void settings_that_all_lack_but_one_that_is_throttled_are_said_once() {
    List<MailboxAnswer> answers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      answers.add(answer("m" + i, true, i == 0 ? THROTTLED : DENIED, OPENED));
    }
    assertThat(new ScopeChecks(MENDS, true).inside(new ScopeFound(answers, 0, Set.of())))
        .singleElement()
        .extracting(DoctorCheck::status)
        .isEqualTo(Status.OK);
  }

  /** A disabled account may be a shared mailbox, and that of somebody who left. */
  @Test
  void a_disabled_account_whose_settings_are_closed_is_neither_in_scope_nor_out_of_it() {
    ScopeFound found =
        new ScopeFound(
            List.of(
                answer("anna", true, DENIED, OPENED),
                answer("left", false, DENIED, DENIED),
                answer("info", false, DENIED, OPENED)),
            0,
            Set.of(new MailboxId("info")));
    assertThat(found.unsure())
        .extracting(each -> each.account().id().value())
        .containsExactly("left");
    assertThat(new ScopeChecks(MENDS, true).inside(found))
        .extracting(check -> DoctorWords.ENGLISH.of(check.found()))
        .containsExactly(
            "2 mailboxes can be read",
            "of 1 disabled accounts whose mail is closed it is not known whether they are shared"
                + " mailboxes, since their settings cannot be read (ErrorAccessDenied)");
  }

  /** Other checks send people to {@code scope.inside}, which must not be left out. */
  @Test
  void disabled_accounts_alone_whose_mail_opens_are_told_of_as_not_known() {
    ScopeFound found =
        new ScopeFound(
            List.of(
                answer("info", false, DENIED, OPENED), answer("bygglov", false, DENIED, OPENED)),
            0,
            Set.of());
    assertThat(new ScopeChecks(MENDS, true).inside(found))
        .singleElement()
        .extracting(DoctorCheck::status, check -> DoctorWords.ENGLISH.of(check.found()))
        .containsExactly(
            Status.UNKNOWN,
            "of 2 disabled accounts it is not known whether they are shared mailboxes, since their"
                + " settings cannot be read (ErrorAccessDenied)");
  }

  private static List<DoctorCheck> needed(ApplicationRight right, Attempt attempt) {
    return new RightChecks(EnumSet.allOf(Feature.class), MENDS)
        .needed(Map.of(right, attempt), new GrantedRights.UnknownGrants(Optional.empty()));
  }

  /** Microsoft's page names CallRecords.Read.All for both lists of calls, and not the other. */
  @Test
  void a_right_that_opens_the_trial_of_another_is_not_that_other() {
    RightChecks rights = new RightChecks(EnumSet.of(Feature.CALLS, Feature.EXCHANGE_API), MENDS);
    Map<ApplicationRight, Attempt> opened =
        Map.of(
            ApplicationRight.CALL_RECORD_PSTN, OPENED,
            ApplicationRight.CALL_RECORDS, OPENED,
            ApplicationRight.EXCHANGE_MANAGE_AS_APP, OPENED);
    assertThat(
            rights.needed(
                opened, new GrantedRights.KnownGrants(Set.of("CallRecord-PstnCalls.Read.All"))))
        .extracting(DoctorCheck::status)
        .containsExactly(Status.OK, Status.MISSING, Status.OK);
    assertThat(rights.needed(opened, new GrantedRights.KnownGrants(Set.of("CallRecords.Read.All"))))
        .extracting(check -> check.status() + " " + check.found().note())
        .containsExactly("OK RIGHT_WORKS_BY_WIDER", "OK RIGHT_WORKS", "OK RIGHT_WORKS");
    assertThat(rights.needed(opened, new GrantedRights.UnknownGrants(Optional.empty())))
        .extracting(check -> check.found().note())
        .containsOnly(DoctorNote.RIGHT_WORKS);
  }

  /** Exchange gives them too, and its grants stand in no token. */
  @ParameterizedTest
  @EnumSource(
      value = ApplicationRight.class,
      names = {"MAIL_READ", "MAILBOX_SETTINGS_READ", "CALENDARS_READ", "EXCHANGE_MANAGE_AS_APP"})
  void the_trial_decides_of_a_right_that_no_token_names(ApplicationRight right) {
    GrantedRights nothing = new GrantedRights.KnownGrants(Set.of());
    RightChecks rights = new RightChecks(EnumSet.of(right.feature()), MENDS);
    Map<ApplicationRight, Attempt> opened = Map.of(right, OPENED);
    assertThat(rights.needed(opened, nothing))
        .filteredOn(check -> check.id().equals(RightChecks.id(right)))
        .extracting(DoctorCheck::status)
        .containsExactly(Status.OK);
  }

  @Test
  void a_group_whose_id_has_not_the_form_of_one_is_none() {
    assertThat(
            needed(
                ApplicationRight.GROUP_MEMBER_READ_ALL,
                new Attempt.Unanswered("Request_BadRequest")))
        .extracting(DoctorCheck::status)
        .containsExactly(Status.MISSING);
  }

  @Test
  void a_wide_right_that_others_work_through_is_replaced_before_it_is_revoked() {
    RightChecks rights = new RightChecks(EnumSet.of(Feature.WATCHING), MENDS);
    Map<ApplicationRight, Attempt> attempts =
        Map.of(ApplicationRight.USER_READ_ALL, OPENED, ApplicationRight.DOMAIN_READ_ALL, OPENED);
    GrantedRights wide = new GrantedRights.KnownGrants(Set.of("Directory.Read.All"));
    assertThat(rights.excess(wide, attempts))
        .singleElement()
        .extracting(check -> DoctorWords.ENGLISH.of(check.advice().orElseThrow()))
        .asString()
        .contains("grant User.Read.All, Domain.Read.All first", "then revoke Directory.Read.All");
    GrantedRights both =
        new GrantedRights.KnownGrants(
            Set.of("Directory.Read.All", "User.Read.All", "Domain.Read.All"));
    assertThat(rights.excess(both, attempts))
        .singleElement()
        .extracting(check -> check.advice().orElseThrow().note())
        .isEqualTo(DoctorNote.MEND_REVOKE);
  }

  @Test
  void words_are_whole_in_both_languages() {
    assertThat(
            Stream.of("sv", "en")
                .map(Locale::forLanguageTag)
                .map(DoctorWords::in)
                .map(words -> words.of(DoctorText.of(DoctorNote.STORE_NO_RIGHT))))
        .allMatch(text -> !text.contains("''"));
  }
}
