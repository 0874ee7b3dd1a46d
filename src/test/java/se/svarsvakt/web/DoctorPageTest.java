package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.doctor.DoctorProgress;
import se.svarsvakt.doctor.DoctorReport;
import se.svarsvakt.doctor.Examinations;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.web.SignInScene.Browser;

/** The page of the examination, with one that finds what a test wants. */
class DoctorPageTest {
  private static final String PATH = "/admin/doctor";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final MovingClock CLOCK = new MovingClock(Endpoint.NOW);
  private static final Database DATABASE = Databases.h2();
  private static final AtomicReference<Examinations.Examiner> HOW = new AtomicReference<>();
  private static final List<Optional<MailAddress>> CLOSED = new ArrayList<>();
  private static final AtomicReference<Optional<WebServer>> SERVER =
      new AtomicReference<>(Optional.empty());

  private Examinations examinations;
  private PageStores stores;
  private Browser browser;

  @BeforeEach
  void begin() {
    Databases.h2();
    CLOSED.clear();
    HOW.set(SampleExamination.of(CLOCK));
    examinations = new Examinations(CLOCK, DoctorPageTest::examine);
    PageStores empty = EmptyStores.over(DATABASE, CLOCK);
    stores =
        new PageStores(
            empty.overview(),
            empty.units(),
            empty.worklists(),
            empty.gate(),
            empty.auditTrail(),
            empty.sessions(),
            empty.lists(),
            empty.judgement(),
            new AdministratorTools(
                empty.tools().replays(),
                examinations,
                empty.tools().renewals(),
                empty.tools().usage()),
            empty.directory(),
            empty.mailLog(),
            empty.caseSystem());
    stop();
    Pages plain = Endpoint.pages(CLOCK, Inbound.none());
    WebServer server =
        WebServer.start(
            new Pages(
                CLOCK,
                plain.zone(),
                "sv",
                plain.health(),
                stores,
                Optional.empty(),
                false,
                Inbound.none()),
            List.of(),
            Map.of("server.port", "0"));
    SERVER.set(Optional.of(server));
    browser = new Browser(server);
  }

  @AfterAll
  static void stop() {
    SERVER.getAndSet(Optional.empty()).ifPresent(WebServer::close);
  }

  private static DoctorReport examine(Optional<MailAddress> outside, DoctorProgress progress) {
    CLOSED.add(outside);
    return HOW.get().examine(outside, progress);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Begins one, with what shows that the form is ours. */
  private HttpResponse<String> look(String outside) throws IOException, InterruptedException {
    Matcher form = TOKEN.matcher(browser.get("/admin/exceptions").body());
    String token = form.find() ? form.group(1) : "";
    return browser.send("POST", PATH, Map.of("_csrf", token, "outside", outside, "lang", "en"));
  }

  private String page(String language) throws IOException, InterruptedException {
    return browser.get(PATH + "?lang=" + language).body();
  }

  /** What stands in the audit trail, looks left out. */
  private List<String> trail() {
    return DATABASE
        .jdbc()
        .sql("select kind, item, mailbox_id from deed where kind <> 'looked' order by id")
        .query(
            (row, _) ->
                row.getString("kind")
                    + " "
                    + row.getString("item")
                    + " "
                    + row.getString("mailbox_id"))
        .list();
  }

  @Test
  void none_is_made_until_somebody_begins_one() throws Exception {
    assertThat(page("en")).contains("No examination has been made yet", "Look now");
    assertThat(page("sv")).contains("Ingen kontroll är gjord ännu", "Kontrollera nu");
    assertThat(CLOSED).isEmpty();
    assertThat(trail()).isEmpty();
  }

  @Test
  void what_was_found_is_shown_in_the_words_of_the_command() throws Exception {
    assertThat(look("").statusCode()).isEqualTo(303);
    assertThat(page("en"))
        .contains("As it was Fri 20 Nov 10:00", "Look again", "<dd>24</dd>", ">✕</span> Missing")
        .contains("the certificate is valid until 2026-12-10 (20 days)")
        .contains(
            "<code class=\"line\">az ad app permission add --id 5f3c2e10", "</code> User.Read.All")
        .contains("nobody is known", "3 more are not shown here")
        .doesNotContain("??", "\"line\">make a new certificate");
    assertThat(trail()).containsExactly("examined doctor organisation");
  }

  @Test
  void a_page_in_swedish_is_in_swedish() throws Exception {
    look("");
    assertThat(page("sv"))
        .contains("Så var det fre 20 nov. 10:00", "Saknas", "Gick inte att kontrollera")
        .contains("certifikatet gäller till 2026-12-10 (20 dagar)")
        .contains("ingen är känd, och varje genomgång avbryts")
        .contains("3 till visas inte här")
        .doesNotContain("??", "without it", "nobody is known");
  }

  @Test
  void an_address_outside_is_asked_and_neither_stored_nor_in_the_audit_trail() throws Exception {
    look(" Annan.Person@kommun.example ");
    assertThat(CLOSED).containsExactly(Optional.of(new MailAddress("annan.person@kommun.example")));
    assertThat(trail()).containsExactly("examined doctor organisation");
    assertThat(page("en")).doesNotContain("annan.person@");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "@kommun.example", "a b@kommun.example", "a\0@b", "<script>@\n"})
  void what_is_no_address_begins_nothing(String typed) throws Exception {
    HttpResponse<String> answer = look(typed);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("That is no mail address", "role=\"alert\"", "aria-invalid=\"true\"")
        .doesNotContain("<script>@", "java.");
    assertThat(look("a@" + "b".repeat(320)).statusCode()).isEqualTo(422);
    assertThat(CLOSED).isEmpty();
    assertThat(trail()).isEmpty();
  }

  @Test
  void a_form_that_is_not_ours_begins_nothing() throws Exception {
    assertThat(browser.send("POST", PATH, Map.of("_csrf", "forged")).statusCode()).isEqualTo(403);
    assertThat(CLOSED).isEmpty();
  }

  @Test
  void one_that_fails_is_told_in_one_sentence() throws Exception {
    HOW.set(
        (outside, progress) -> {
          throw new IllegalStateException("anna@kommun.example");
        });
    look("");
    assertThat(page("en"))
        .contains("A fault in the program ended the examination.", "Look now")
        .doesNotContain("IllegalState", "anna@", "at se.svarsvakt");
    assertThat(page("sv")).contains("Ett fel i programmet avbröt kontrollen.");
  }

  @Test
  void a_second_one_does_not_begin_while_one_is_at_work() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    HOW.set(
        (outside, progress) -> {
          progress.at(7, 9);
          asking.countDown();
          await(goOn);
          return SampleExamination.of(CLOCK).examine(outside, progress);
        });
    examinations.begin(Optional.empty());
    await(asking);
    assertThat(look("").statusCode()).isEqualTo(303);
    assertThat(page("en"))
        .contains("An examination is at work.", "7 of 9 mailboxes have been asked.")
        .doesNotContain("Look now", "Look again");
    assertThat(trail()).isEmpty();
    goOn.countDown();
    examinations.awaitEnd(Duration.ofSeconds(30));
    assertThat(CLOSED).hasSize(1);
    assertThat(page("en")).contains("Look again", "shows here after that, or once the service is");
  }
}
