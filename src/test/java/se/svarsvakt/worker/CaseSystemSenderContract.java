package se.svarsvakt.worker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.JdbcColumns.time;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.casework.JdbcRegister;
import se.svarsvakt.casework.Register;
import se.svarsvakt.http.JsonHttpClient;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.nudge.Outbox.LeaseRequest;
import se.svarsvakt.rule.reply.Registration.Choice;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.MovingClock;

/** What the case system is told, whatever it answers, and in which order, on every database. */
@Timeout(60)
abstract class CaseSystemSenderContract {
  private static final MailboxId INFO = new MailboxId("info-box");
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final byte[] KEY =
      "a key of at least thirty-two chars".getBytes(StandardCharsets.UTF_8);

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private final JsonHttpClient http =
      new JsonHttpClient("the case system", Duration.ofSeconds(5), Duration.ofSeconds(5), 1_000);
  private final Databases.Database database = open();
  private final Register register =
      new JdbcRegister(database.jdbc(), database.transactions(), true);
  private final JdbcCaseEvents events =
      new JdbcCaseEvents(database.jdbc(), database.transactions());
  private final MovingClock clock = new MovingClock(START);
  private final CaseSystemBacklog backlog = new CaseSystemBacklog(events, true, clock);
  private CaseSystemSender sender;

  /** An empty database. */
  abstract Databases.Database open();

  @BeforeEach
  void start() {
    server.start();
    sender = sender("one");
    received("m");
  }

  private CaseSystemSender sender(String host) {
    CaseSystem system =
        new CaseSystem(
            http,
            URI.create(server.baseUrl() + "/events"),
            new SecretKeySpec(KEY, CaseSystem.ALGORITHM));
    return new CaseSystemSender(events, system, host, clock);
  }

  @AfterEach
  void stop() {
    http.close();
    server.stop();
  }

  private static MailKey mail(String id) {
    return new MailKey(INFO, new MessageId(id));
  }

  private void received(String id) {
    database
        .jdbc()
        .sql(
            "insert into received_mail (mailbox_id, message_id, folder_id, received_at, verdict,"
                + " cause, whereabouts, settled_at) values (:mailbox, :id, 'f', :received,"
                + " 'external', '', 'TRACKED', :answered)")
        .param("mailbox", INFO.value())
        .param("id", id)
        .param("received", time(START.minusSeconds(7200)))
        .param("answered", time(START.minusSeconds(3600)))
        .update();
  }

  private void answerWith(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  private void say(String id, Choice choice) {
    register.registered(mail(id), choice, ANNA, clock.instant());
  }

  private List<LoggedRequest> requests() {
    return server.getAllServeEvents().reversed().stream().map(each -> each.getRequest()).toList();
  }

  private String number(String id) {
    return Objects.requireNonNull(register.registrations(List.of(mail(id))).get(mail(id)))
        .caseNumber();
  }

  private static String expected(LoggedRequest request) throws Exception {
    Mac mac = Mac.getInstance(CaseSystem.ALGORITHM);
    mac.init(new SecretKeySpec(KEY, CaseSystem.ALGORITHM));
    String signed =
        request.getHeader("webhook-id") + "." + request.getHeader("webhook-timestamp") + ".";
    mac.update(signed.getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(request.getBody()));
  }

  @Test
  void what_is_registered_is_told_once_signed_and_with_ids_and_times_alone() throws Exception {
    answerWith(okJson("{\"caseNumber\": \"KS 2026/123\"}"));
    say("m", Choice.REGISTERED);
    sender.run();
    sender.run();
    assertThat(requests()).hasSize(1);
    LoggedRequest request = requests().getFirst();
    assertThat(request.getHeader("webhook-signature")).isEqualTo(expected(request));
    assertThat(request.getHeader("webhook-timestamp")).isEqualTo("" + START.getEpochSecond());
    assertThat(request.getBodyAsString())
        .isEqualTo(
            ("{\"type\":\"mail.registered\",\"timestamp\":\"2026-11-23T08:00:00Z\",\"data\":{"
                    + "\"eventId\":\"%s\",\"messageId\":\"m\",\"mailboxId\":\"info-box\","
                    + "\"received\":\"2026-11-23T06:00:00Z\",\"answered\":\"2026-11-23T07:00:00Z\","
                    + "\"registered\":\"2026-11-23T08:00:00Z\"}}")
                .formatted(request.getHeader("webhook-id")));
    assertThat(number("m")).isEqualTo("KS 2026/123");
    assertThat(events.backlog().waiting()).isZero();
  }

  @Test
  void what_is_of_little_importance_or_not_ours_is_told_to_nobody() {
    received("n");
    say("m", Choice.LITTLE_IMPORTANCE);
    say("n", Choice.NOT_OURS);
    sender.run();
    assertThat(requests()).isEmpty();
  }

  @Test
  void a_week_without_a_case_system_loses_nothing_and_doubles_nothing() {
    answerWith(aResponse().withStatus(503));
    received("n");
    say("m", Choice.REGISTERED);
    say("n", Choice.REGISTERED);
    for (int hours = 0; hours < 7 * 24; hours++) {
      sender.run();
      clock.move(Duration.ofHours(1));
    }
    int tried = requests().size();
    assertThat(backlog.troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.kind()).isEqualTo(HealthTrouble.Kind.CASE_SYSTEM_WAITS);
              assertThat(trouble.figures()).containsExactly(2, START);
              assertThat(trouble.detail()).isEqualTo("HTTP 503");
            });
    answerWith(okJson("{}"));
    clock.move(Duration.ofHours(6));
    sender.run();
    clock.move(Duration.ofDays(1));
    sender.run();
    assertThat(requests()).hasSize(tried + 2);
    assertThat(requests()).extracting(each -> each.getHeader("webhook-id")).doesNotContainNull();
    assertThat(requests().stream().map(each -> each.getHeader("webhook-id")).distinct()).hasSize(2);
    assertThat(requests().stream().map(LoggedRequest::getBodyAsString).distinct()).hasSize(2);
    assertThat(backlog.troubles()).isEmpty();
  }

  @Test
  void a_case_system_that_does_not_answer_is_left_alone_for_a_while() {
    answerWith(aResponse().withStatus(500));
    IntStream.range(0, 9).mapToObj(n -> "n" + n).forEach(this::received);
    IntStream.range(0, 9).forEach(n -> say("n" + n, Choice.REGISTERED));
    sender.run();
    assertThat(requests()).hasSize(3);
    sender.run();
    assertThat(requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 413, 422})
  void what_is_refused_again_and_again_is_given_up_and_said(int status) {
    answerWith(aResponse().withStatus(status));
    say("m", Choice.REGISTERED);
    for (int hours = 0; hours < 48; hours++) {
      sender.run();
      clock.move(Duration.ofHours(1));
    }
    assertThat(requests()).hasSize(8);
    assertThat(backlog.troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.kind()).isEqualTo(HealthTrouble.Kind.CASE_SYSTEM_REFUSES);
              assertThat(trouble.detail()).isEqualTo("HTTP " + status);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 401, 403, 404, 405, 408, 410, 425, 429, 500, 502, 504})
  void what_may_pass_is_tried_for_as_long_as_it_takes(int status) {
    answerWith(
        aResponse().withStatus(status).withHeader("Location", server.baseUrl() + "/elsewhere"));
    say("m", Choice.REGISTERED);
    for (int hours = 0; hours < 48; hours++) {
      sender.run();
      clock.move(Duration.ofHours(1));
    }
    assertThat(requests()).hasSizeGreaterThan(8);
    assertThat(requests()).allMatch(each -> each.getUrl().equals("/events"));
    assertThat(events.backlog().failed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OK",
        "<html>KS 1</html>",
        "{\"caseNumber\": \"<b>KS</b>\"}",
        "{\"caseNumber\": 12}",
        "{\"caseNumber\": \"line\\nbreak\"}",
        "{\"caseNumber\": \"\\u202eSK\"}",
        "{\"caseNumber\": \"01234567890123456789012345678901234567890123456789012345678901234\"}",
        "[1, 2]"
      })
  void an_answer_without_a_number_to_show_is_taken_and_ignored(String body) {
    answerWith(aResponse().withStatus(202).withBody(body));
    say("m", Choice.REGISTERED);
    sender.run();
    assertThat(number("m")).isEmpty();
    assertThat(events.backlog().waiting()).isZero();
  }

  @Test
  void an_answer_of_many_bytes_is_taken_all_the_same() {
    answerWith(aResponse().withStatus(200).withBody("x".repeat(2_000_000)));
    say("m", Choice.REGISTERED);
    sender.run();
    assertThat(events.backlog().waiting()).isZero();
  }

  private void tryForDays(int days) {
    for (int hours = 0; hours < days * 24; hours++) {
      sender.run();
      clock.move(Duration.ofHours(1));
    }
  }

  @Test
  void a_secret_that_is_mended_after_a_week_loses_nothing_and_doubles_nothing() {
    answerWith(aResponse().withStatus(401));
    received("n");
    say("m", Choice.REGISTERED);
    say("n", Choice.REGISTERED);
    tryForDays(7);
    int tried = requests().size();
    assertThat(backlog.troubles())
        .extracting(HealthTrouble::kind)
        .containsExactly(HealthTrouble.Kind.CASE_SYSTEM_WAITS);
    answerWith(okJson("{}"));
    tryForDays(1);
    assertThat(requests()).hasSize(tried + 2);
    assertThat(backlog.troubles()).isEmpty();
  }

  @Test
  void of_what_waits_and_what_was_given_up_each_has_its_own_reason() {
    answerWith(aResponse().withStatus(422));
    say("m", Choice.REGISTERED);
    tryForDays(2);
    answerWith(aResponse().withStatus(404));
    received("n");
    say("n", Choice.REGISTERED);
    tryForDays(1);
    assertThat(backlog.troubles())
        .extracting(trouble -> trouble.kind() + " " + trouble.detail())
        .containsExactly("CASE_SYSTEM_WAITS HTTP 404", "CASE_SYSTEM_REFUSES HTTP 422");
  }

  @Test
  void what_was_given_up_is_told_once_when_it_is_set_back() {
    answerWith(aResponse().withStatus(400));
    say("m", Choice.REGISTERED);
    tryForDays(2);
    int tried = requests().size();
    answerWith(okJson("{\"caseNumber\": \"KS 7\"}"));
    assertThat(backlog.tryAgain()).isEqualTo(1);
    assertThat(backlog.tryAgain()).isZero();
    tryForDays(1);
    assertThat(requests()).hasSize(tried + 1);
    assertThat(requests().stream().map(each -> each.getHeader("webhook-id")).distinct()).hasSize(1);
    assertThat(number("m")).isEqualTo("KS 7");
    assertThat(backlog.troubles()).isEmpty();
  }

  @Test
  void what_was_given_up_and_is_refused_again_is_given_up_again() {
    answerWith(aResponse().withStatus(400));
    say("m", Choice.REGISTERED);
    tryForDays(2);
    backlog.tryAgain();
    tryForDays(2);
    assertThat(backlog.troubles())
        .extracting(HealthTrouble::kind)
        .containsExactly(HealthTrouble.Kind.CASE_SYSTEM_REFUSES);
  }

  @Test
  void a_registration_that_was_given_up_and_withdrawn_since_is_not_told_after_its_withdrawal() {
    answerWith(aResponse().withStatus(400));
    say("m", Choice.REGISTERED);
    tryForDays(2);
    answerWith(okJson("{}"));
    register.unregistered(mail("m"), START, clock.instant());
    tryForDays(1);
    int tried = requests().size();
    backlog.tryAgain();
    tryForDays(1);
    assertThat(requests()).hasSize(tried);
    assertThat(backlog.troubles()).isEmpty();
  }

  @Test
  void what_waits_for_a_case_system_that_is_set_no_more_is_said_until_it_is_dropped() {
    answerWith(aResponse().withStatus(400));
    received("n");
    say("m", Choice.REGISTERED);
    tryForDays(2);
    say("n", Choice.REGISTERED);
    CaseSystemBacklog unset = new CaseSystemBacklog(events, false, clock);
    assertThat(unset.troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.kind()).isEqualTo(HealthTrouble.Kind.CASE_SYSTEM_UNSET);
              assertThat(trouble.figures()).containsExactly(2);
            });
    assertThat(backlog.drop()).as("while there is a case system").isZero();
    assertThat(unset.drop()).isEqualTo(2);
    assertThat(unset.troubles()).isEmpty();
    int tried = requests().size();
    backlog.tryAgain();
    register.unregistered(mail("n"), clock.instant(), clock.instant());
    tryForDays(1);
    assertThat(requests()).hasSize(tried);
  }

  @Test
  void what_is_taken_back_before_it_was_told_is_not_told() {
    say("m", Choice.REGISTERED);
    register.unregistered(mail("m"), START, START.plusSeconds(60));
    sender.run();
    assertThat(requests()).isEmpty();
    assertThat(register.registrations(List.of(mail("m")))).isEmpty();
  }

  @Test
  void what_is_taken_back_after_it_was_told_is_withdrawn_there_too() {
    answerWith(okJson("{}"));
    say("m", Choice.REGISTERED);
    sender.run();
    clock.move(Duration.ofMinutes(5));
    register.unregistered(mail("m"), START, clock.instant());
    sender.run();
    assertThat(requests())
        .extracting(each -> each.getBodyAsString().replaceAll("\",.*", ""))
        .containsExactly("{\"type\":\"mail.registered", "{\"type\":\"mail.withdrawn");
  }

  @Test
  void of_one_mail_the_later_event_waits_for_the_earlier() {
    answerWith(aResponse().withStatus(503));
    say("m", Choice.REGISTERED);
    sender.run();
    clock.move(Duration.ofSeconds(5));
    register.unregistered(mail("m"), START, clock.instant());
    sender.run();
    assertThat(requests()).hasSize(1);
    answerWith(okJson("{}"));
    clock.move(Duration.ofMinutes(5));
    sender.run();
    assertThat(requests()).hasSize(3);
    assertThat(requests().getLast().getBodyAsString()).contains("mail.withdrawn");
  }

  @Test
  void of_two_nodes_one_sends_it() {
    say("m", Choice.REGISTERED);
    assertThat(events.lease(new LeaseRequest("elsewhere/1/1", START))).isPresent();
    assertThat(events.lease(new LeaseRequest("other/1/1", START))).isEmpty();
    Instant later = START.plus(Duration.ofMinutes(16));
    assertThat(events.lease(new LeaseRequest("other/1/1", later))).isPresent();
  }
}
