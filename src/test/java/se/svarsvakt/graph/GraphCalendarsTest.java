package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.graph.FeedScene.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.RecordedRequest;
import se.svarsvakt.simulator.ScheduleItem;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Calendars.Schedule;
import se.svarsvakt.worktime.Period;

/** What people's calendars say, as a simulated Graph tells it. */
@Timeout(30)
class GraphCalendarsTest {
  private static final Period WEEK = hours(0, 24 * 7);

  private final FeedScene scene = new FeedScene();

  @AfterEach
  void stop() {
    assertThat(scene.graph.problems()).isEmpty();
    scene.close();
  }

  private static Period hours(int from, int until) {
    return new Period(NOON.plus(Duration.ofHours(from)), NOON.plus(Duration.ofHours(until)));
  }

  private static Account account(String id, @Nullable MailAddress mail) {
    return new Account(
        new MailboxId(id), mail, mail == null ? Set.of() : Set.of(mail), true, false, null);
  }

  private static Account of(SimulatedMailbox mailbox) {
    return account(mailbox.account().id(), new MailAddress(mailbox.account().address()));
  }

  private List<Account> staff(int people) {
    List<Account> staff = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      staff.add(of(scene.tenant.open(person(i), MailboxProfile.PERSON)));
    }
    return staff;
  }

  private static se.svarsvakt.simulator.DirectoryUser person(int number) {
    return se.svarsvakt.simulator.DirectoryUser.person(
        "P " + number, "p" + number + "@kommun.example");
  }

  private Map<MailboxId, Schedule> asked(List<Account> accounts) {
    return scene.connection.calendars().outOfOffice(accounts, WEEK);
  }

  private static boolean isQuestion(RecordedRequest request) {
    return request.path().endsWith("/getSchedule");
  }

  private void refuse(int status, String code, String... ids) {
    List<String> refused = List.of(ids);
    scene
        .graph
        .faults()
        .onRequest(
            request ->
                isQuestion(request) && refused.stream().anyMatch(request.path()::contains)
                    ? Optional.of(GraphError.of(status, code))
                    : Optional.empty());
  }

  @Test
  void only_out_of_office_counts_and_entries_are_whole() {
    Instant end = NOON.plus(Duration.ofDays(9));
    scene.anna.addToCalendar(ScheduleItem.outOfOffice(NOON.minusSeconds(3600), end));
    scene.anna.addToCalendar(new ScheduleItem("busy", NOON, end));
    assertThat(asked(List.of(of(scene.anna))))
        .isEqualTo(
            Map.of(
                scene.id, new Schedule.Known(List.of(new Period(NOON.minusSeconds(3600), end)))));
  }

  @Test
  void an_error_about_one_person_leaves_the_others_known() {
    Account gone = account("gone", new MailAddress("gone@kommun.example"));
    Account nameless = account("nameless", null);
    assertThat(asked(List.of(of(scene.anna), gone, nameless)))
        .isEqualTo(
            Map.of(
                scene.id,
                new Schedule.Known(List.of()),
                gone.id(),
                new Schedule.Unavailable("ErrorMailRecipientNotFound", false),
                nameless.id(),
                new Schedule.Unavailable("NoAddress", true)));
  }

  @Test
  void an_address_in_capitals_is_the_same_person() {
    Account anna = account(scene.anna.account().id(), new MailAddress("ANNA@Kommun.example"));
    assertThat(asked(List.of(anna)).get(anna.id())).isInstanceOf(Schedule.Known.class);
  }

  @Test
  void twenty_people_are_asked_about_at_once() {
    List<Account> staff = staff(41);
    assertThat(asked(staff))
        .hasSize(41)
        .allSatisfy((id, answer) -> assertThat(answer).isInstanceOf(Schedule.Known.class));
    assertThat(scene.count(GraphCalendarsTest::isQuestion)).isEqualTo(3);
  }

  @Test
  void many_questions_travel_together() {
    List<Account> staff = staff(400);
    long before = scene.connection.traffic().exchanges();
    assertThat(asked(staff)).hasSize(400);
    assertThat(scene.connection.traffic().exchanges() - before).isLessThan(10);
  }

  @Test
  void where_one_may_not_be_asked_for_another_asks() {
    List<Account> staff = staff(3);
    refuse(403, "ErrorAccessDenied", staff.getFirst().id().value());
    assertThat(asked(staff).values()).allMatch(Schedule.Known.class::isInstance);
    assertThat(scene.count(GraphCalendarsTest::isQuestion)).isEqualTo(2);
  }

  @Test
  void where_three_may_not_ask_the_right_is_missing() {
    List<Account> staff = staff(6);
    refuse(403, "ErrorAccessDenied", "/users/");
    assertThat(asked(staff))
        .hasSize(6)
        .allSatisfy(
            (id, answer) ->
                assertThat(answer).isEqualTo(new Schedule.Unavailable("ErrorAccessDenied", true)));
    assertThat(scene.count(GraphCalendarsTest::isQuestion)).isEqualTo(3);
  }

  @Test
  void what_passes_by_itself_is_not_lasting() {
    refuse(503, "ServiceUnavailable", "/users/");
    assertThat(asked(List.of(of(scene.anna))).get(scene.id))
        .isInstanceOfSatisfying(
            Schedule.Unavailable.class, unknown -> assertThat(unknown.lasting()).isFalse());
  }

  @Test
  void nobody_is_asked_about_nobody() {
    assertThat(asked(List.of())).isEmpty();
    assertThat(scene.count(GraphCalendarsTest::isQuestion)).isZero();
  }
}
