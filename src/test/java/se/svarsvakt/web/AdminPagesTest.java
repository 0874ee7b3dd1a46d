package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.casework.AuditTrail.TrailEntry;
import se.svarsvakt.casework.TrackedItem;
import se.svarsvakt.casework.TrackedItem.About;
import se.svarsvakt.casework.TrackedItem.Standing;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.JdbcObservations;
import se.svarsvakt.summary.Observation;
import se.svarsvakt.summary.ObservedAccount;
import se.svarsvakt.summary.ObservedAccount.Place;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.testing.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The administrator's pages over a small organisation: what they show, change and refuse. */
class AdminPagesTest {
  private static final Instant NOW = Endpoint.NOW;
  private static final MailboxId ANNA = new MailboxId("11111111-aaaa-4000-8000-000000000001");
  private static final MailboxId INFO = new MailboxId("11111111-aaaa-4000-8000-000000000002");
  private static final MailboxId CHEF = new MailboxId("11111111-aaaa-4000-8000-000000000003");
  private static final Path PICTURES = Path.of("target", "admin");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final CookieManager COOKIES = new CookieManager();
  private static final HttpClient HTTP = HttpClient.newBuilder().cookieHandler(COOKIES).build();
  private static final Database DATABASE = Databases.h2();
  private static PageStores stores;
  private static WebServer server;

  @BeforeAll
  static void start() {
    MovingClock clock = new MovingClock(NOW);
    stores = EmptyStores.over(DATABASE, clock);
    Pages plain = Endpoint.pages(clock, Inbound.none());
    Pages pages =
        new Pages(
            clock,
            plain.zone(),
            "sv",
            plain.health(),
            stores,
            Optional.empty(),
            false,
            Inbound.none());
    server = WebServer.start(pages, List.of(), Map.of("server.port", "0"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void fill() {
    COOKIES.getCookieStore().removeAll();
    Databases.h2();
    new JdbcObservations(new JdbcTemplate(DATABASE.source()), DATABASE.transactions())
        .note(
            new Observation(
                NOW.minusSeconds(60),
                List.of(
                    account(ANNA, "anna", Place.PERSON, CHEF),
                    account(INFO, "info", Place.SHARED, null),
                    account(CHEF, "chef", Place.PERSON, null)),
                Set.of(),
                Map.of(CHEF, "ErrorAccessDenied")));
    stores
        .lists()
        .items()
        .bring(
            Set.of(ANNA, INFO),
            Set.of(),
            List.of(
                item(ANNA, "anna", "mail", "OVERDUE", RuleName.REPLY),
                item(INFO, "info", "no-steward", "no-steward", RuleName.SHARED_MAILBOX)));
  }

  private static ObservedAccount account(
      MailboxId id, String name, Place place, @Nullable MailboxId manager) {
    return new ObservedAccount(
        id,
        new MailAddress(name + "@kommun.example"),
        Set.of(new Hash("0123456789abcdef0123456789abcdef")),
        place,
        manager,
        Set.of());
  }

  private static TrackedItem item(
      MailboxId mailbox, String name, String kind, String code, RuleName rule) {
    boolean mail = rule.isAboutMail();
    return new TrackedItem(
        0,
        new About(mailbox, name + "@kommun.example", kind, mail ? "AAMk=" : ""),
        rule,
        code,
        Standing.OPEN,
        NOW.minus(Duration.ofDays(3)),
        mail ? NOW.minus(Duration.ofDays(2)) : null);
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Accept-Language", "en")
            .build(),
        BodyHandlers.ofString());
  }

  /** What shows that a form is ours, from a page with one. */
  private static String token() throws IOException, InterruptedException {
    Matcher found = TOKEN.matcher(get("admin/exceptions").body());
    return found.find() ? URLEncoder.encode(found.group(1), StandardCharsets.UTF_8) : "";
  }

  private static HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder("lang=en&_csrf=").append(token());
    fields.forEach(
        (name, value) ->
            body.append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin",
        "admin/items",
        "admin/mailboxes",
        "admin/shared",
        "admin/agreements",
        "admin/exceptions",
        "admin/nudges",
        "admin/scans",
        "admin/policy",
        "admin/directory",
        "admin/misdirected",
        "admin/exports",
        "admin/log",
        "about",
        "accessibility",
        "privacy",
        "admin/items?state=all&sort=mailbox&order=desc",
        "admin/shared/11111111-aaaa-4000-8000-000000000002",
        "admin/mailboxes/11111111-aaaa-4000-8000-000000000002",
        "unit/11111111-aaaa-4000-8000-000000000003",
        "unit/11111111-aaaa-4000-8000-000000000003/year"
      })
  void every_word_of_a_page_is_there_in_both_languages(String path) throws Exception {
    for (String language : List.of("sv", "en")) {
      HttpResponse<String> answer =
          get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("</html>").doesNotContain("??", "style=", "onclick");
    }
  }

  @Test
  void addresses_that_go_wrong_are_listed_with_where_mail_went_and_can_be_taken_out()
      throws Exception {
    assertThat(get("admin/misdirected?lang=sv").body())
        .contains("Ingen adress blir fel så ofta.", "Veckan är inte räknad än.")
        .doesNotContain("misdirected.csv");
    for (int i = 0; i < 3; i++) {
      passedOn("m" + i);
    }
    assertThat(get("admin/misdirected?lang=sv").body())
        .contains("En adress.", "anna@<wbr>kommun.example", "/admin/exports/misdirected.csv");
    assertThat(get("admin/exports/misdirected.csv").body())
        .startsWith("\uFEFF")
        .contains("\"anna@kommun.example\";\"3\";\"\";\"0\"");
    assertThat(get("admin/exports/misdirected.json").body())
        .contains("\"mailbox\":\"anna@kommun.example\",\"mails\":\"3\",\"to\":null");
    assertThat(get("admin/exports/audit.csv").body()).contains("exported", "misdirected");
  }

  private static void passedOn(String id) {
    DATABASE
        .jdbc()
        .sql(
            "insert into received_mail (mailbox_id, message_id, folder_id, received_at, verdict,"
                + " cause, whereabouts, verb) values (:anna, :id, 'inbox', :at, 'external', '',"
                + " 'TRACKED', 104)")
        .param("anna", ANNA.value())
        .param("id", id)
        .param("at", NOW.minusSeconds(60).atOffset(ZoneOffset.UTC))
        .update();
  }

  @Test
  void what_the_directory_lacks_is_listed_and_can_be_taken_to_the_personnel_system()
      throws Exception {
    assertThat(get("admin/directory?lang=sv").body())
        .contains("En person att rätta.", "avdelning", "titel, telefon", "kommun.example")
        .contains("/admin/exports/directory.csv");
    assertThat(get("admin/exports/directory.csv").body())
        .contains("anna@kommun.example", "department", "jobTitle, businessPhone");
    assertThat(get("admin/exports/directory.json").body())
        .contains("\"missing\":\"department\"", "\"odd\":\"jobTitle, businessPhone\"");
    assertThat(get("admin/exports/audit.csv").body()).contains("exported", "directory");
    assertThat(get("admin/directory?after=b").body()).doesNotContain("anna@");
  }

  @Test
  void every_state_that_can_be_asked_for_has_a_name_and_something_to_do() throws Exception {
    for (String state : ItemSearch.STATES) {
      assertThat(get("admin/items?state=" + state).statusCode()).as(state).isEqualTo(200);
    }
    assertThat(get("admin/items").body()).doesNotContain("??");
  }

  @Test
  void the_policys_sentences_are_quoted_in_swedish_and_rendered_in_english()
      throws IOException, InterruptedException {
    String quoted = "lang=\"sv\">&quot;Din egen e-postbrevlåda";
    String rendered = "Your own mailbox shall, if it is used";
    assertThat(get("admin/policy?lang=en").body()).contains("<blockquote", quoted, rendered);
    assertThat(get("admin/policy?lang=sv").body()).contains(quoted).doesNotContain(rendered);
  }

  @Test
  void the_overview_leads_from_each_figure_to_what_it_counts() throws Exception {
    assertThat(get("admin").body())
        .contains("<span>Overdue</span> <strong>1</strong>")
        .contains("<span>Cannot be read</span> <strong>1</strong>");
    assertThat(get("admin/items?state=OVERDUE").body()).contains("One item", "anna@");
    assertThat(get("admin/mailboxes?which=not-measured").body())
        .contains("chef@", "ErrorAccessDenied")
        .doesNotContain("anna@<");
  }

  @ParameterizedTest
  @CsvSource({
    "VOICEMAIL, voicemail, Voicemail to call back",
    "PUBLIC_RECORDS, public-records, Requests for public records that wait"
  })
  void calls_and_requests_that_wait_have_figures_of_their_own(
      RuleName rule, String code, String name) throws Exception {
    assertThat(get("admin").body()).contains(figure(code, name, 0));
    TrackedItem late = item(ANNA, "anna", "mail", "OVERDUE", rule);
    TrackedItem waits =
        new TrackedItem(
            0,
            new About(INFO, "info@kommun.example", "mail", "AAMl="),
            rule,
            "OPEN",
            Standing.OPEN,
            NOW.minus(Duration.ofDays(1)),
            NOW.plus(Duration.ofDays(1)));
    stores.lists().items().bring(Set.of(ANNA, INFO), Set.of(), List.of(late, waits));
    assertThat(get("admin").body()).contains(figure(code, name, 2));
    assertThat(get("admin/items?rule=" + code).body()).contains("2 items", "anna@", "info@");
  }

  private static String figure(String code, String name, int count) {
    return "<a href=\"/admin/items?rule=%s\"><span>%s</span> <strong>%d</strong></a>"
        .formatted(code, name, count);
  }

  @ParameterizedTest
  @CsvSource({
    "VOICEMAIL, voicemail, Voicemail, Ask whoever looks after the mailbox to call back, called-back",
    "PUBLIC_RECORDS, public-records, Public records, hand out the records, answered",
    "REPLY, reply, Answers, to answer now, answered"
  })
  void each_rule_of_mail_is_a_list_of_its_own_and_says_what_to_do(
      RuleName rule, String code, String name, String todo, String mark) throws Exception {
    stores
        .lists()
        .items()
        .bring(Set.of(ANNA), Set.of(), List.of(item(ANNA, "anna", "mail", "OVERDUE", rule)));
    String list = get("admin/items?rule=" + code).body();
    assertThat(list).contains("One item", "<td>" + name + "</td>");
    Matcher found = Pattern.compile("admin/items/(\\d+)").matcher(list);
    assertThat(found.find()).isTrue();
    assertThat(get(found.group()).body())
        .contains(todo, "--as " + mark + "</code>", "Nobody was reminded of it");
  }

  @Test
  void a_shared_mailbox_without_anybody_at_hand_has_words_of_its_own() throws Exception {
    stores
        .lists()
        .items()
        .bring(
            Set.of(ANNA),
            Set.of(),
            List.of(item(ANNA, "anna", "", "no-routine", RuleName.SHARED_MAILBOX)));
    String list = get("admin/items?rule=shared-mailbox").body();
    assertThat(list).contains("everybody who looks after it is away");
    Matcher found = Pattern.compile("items/(\\d+)\" aria-label=\"[^\"]*everybody").matcher(list);
    assertThat(found.find()).isTrue();
    assertThat(get("admin/items/" + found.group(1)).body())
        .contains("everybody who looks after it is away", "Name another steward")
        .doesNotContain("An absence is coming");
    assertThat(get("admin/exports/action-plan.csv").body())
        .contains("everybody who looks after it is away", "Name another steward");
  }

  @ParameterizedTest
  @CsvSource({
    "admin/items?state=nonsense, 400",
    "admin/items?sort=subject, 400",
    "admin/items?rule='; drop table deed, 400",
    "admin/items?after=nonsense, 400",
    "admin/items?unit=nobody, 404",
    "admin/items/0, 404",
    "admin/items/99999999999999999999, 404",
    "admin/items/-1, 404",
    "admin/items/x, 404",
    "admin/mailboxes?which=mine, 400",
    "admin/mailboxes/nobody, 404",
    "admin/shared/11111111-aaaa-4000-8000-000000000001, 404",
    "admin/exceptions?item=77777, 404",
    "admin/nudges?kind=x, 400",
    "admin/nudges?after=x~y, 400",
    "admin/exports/secrets.csv, 404",
    "admin/exports/items.exe, 404",
    "admin/exports/figures.csv?week=-3, 400",
    "unit/11111111-aaaa-4000-8000-000000000003?week=-1, 400",
    "unit/11111111-aaaa-4000-8000-000000000003?week=2031-W01, 404",
    "unit/11111111-aaaa-4000-8000-000000000003?week=2026-W54, 400",
    "unit/nobody, 404",
  })
  void what_no_page_wrote_is_refused_in_plain_words(String path, int status) throws Exception {
    HttpResponse<String> answer = get(path.replace(" ", "%20").replace("'", "%27"));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("<h1>").doesNotContain("Exception", "java.", "drop table");
  }

  @Test
  void search_text_stays_text() throws Exception {
    assertThat(get("admin/items?mailbox=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body())
        .contains("No items", "&quot;&gt;&lt;script&gt;")
        .doesNotContain("<script>alert");
    assertThat(get("admin/items?mailbox=%25").body()).contains("No items");
    assertThat(get("admin/items?mailbox=ANNA").body()).contains("One item");
  }

  @Test
  void stewards_are_named_and_taken_back_and_it_is_written_down() throws Exception {
    String page = "admin/shared/" + INFO.value();
    assertThat(post(page, Map.of("stewards", "anna@kommun.example\n")).statusCode()).isEqualTo(303);
    assertThat(stores.lists().stewards().named()).isEqualTo(Map.of(INFO, Set.of(ANNA)));
    assertThat(get(page).body()).contains("a choice on this page", "anna@kommun.example");
    post(page, Map.of("stewards", ""));
    assertThat(stores.lists().stewards().named()).isEmpty();
    assertThat(kinds()).containsExactly("stewards-set", "stewards-set");
  }

  private static List<String> kinds() {
    return DATABASE
        .jdbc()
        .sql("select kind from deed where kind <> 'looked' order by id")
        .query((row, _) -> String.valueOf(row.getString("kind")))
        .list();
  }

  @Test
  void a_steward_whom_nobody_knows_changes_nothing() throws Exception {
    HttpResponse<String> answer =
        post("admin/shared/" + INFO.value(), Map.of("stewards", "<b>@example.org"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("&lt;b&gt;@example.org", "aria-invalid=\"true\"");
    assertThat(stores.lists().stewards().named()).isEmpty();
  }

  @Test
  void an_exception_is_made_from_an_item_and_ended() throws Exception {
    long id = DATABASE.jdbc().sql("select min(id) from tracked_item").query(Long.class).single();
    assertThat(get("admin/exceptions?item=" + id).body()).contains("value=\"anna@kommun.example\"");
    Map<String, String> form =
        Map.of(
            "mailbox", "anna@kommun.example",
            "rule", "reply",
            "reason", "å".repeat(400),
            "until", "2026-12-01");
    assertThat(post("admin/exceptions", form).statusCode()).isEqualTo(303);
    long made = DATABASE.jdbc().sql("select id from finding_exception").query(Long.class).single();
    assertThat(get("admin/exceptions").body()).contains("2026-12-01", "å".repeat(400));
    assertThat(post("admin/exceptions/" + made + "/end", Map.of()).statusCode()).isEqualTo(303);
    assertThat(post("admin/exceptions/" + made + "/end", Map.of()).statusCode()).isEqualTo(404);
    assertThat(kinds()).containsExactly("exception-added", "exception-ended");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', reason, 2026-12-01",
    "nobody@kommun.example, reply, reason, 2026-12-01",
    "anna@kommun.example, reply, '', 2026-12-01",
    "anna@kommun.example, reply, reason, 2028-01-01",
    "anna@kommun.example, reply, reason, 2026-11-19",
    "anna@kommun.example, reply, reason, nonsense",
  })
  void an_exception_that_cannot_stand_is_not_made(
      String mailbox, String rule, String reason, String until) throws Exception {
    Map<String, String> form =
        Map.of("mailbox", mailbox, "rule", rule, "reason", reason, "until", until);
    HttpResponse<String> answer = post("admin/exceptions", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("role=\"alert\"", "aria-invalid=\"true\"");
    assertThat(kinds()).isEmpty();
  }

  @Test
  void files_open_in_excel_and_tell_programs_the_same() throws Exception {
    HttpResponse<String> sheet = get("admin/exports/action-plan.csv");
    assertThat(sheet.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(sheet.headers().firstValue("Content-Disposition").orElse(""))
        .contains("svarsvakt-action-plan-2026-11-20.csv");
    assertThat(sheet.body())
        .startsWith("\uFEFF\"finding\";\"mailbox\";")
        .contains("\"Overdue\";\"anna@kommun.example\";\"2026-11-17 10:00\"")
        .contains("svarsvakt mark 'AAMk=' --mailbox anna@kommun.example --as answered");
    assertThat(get("admin/exports/items.json").body())
        .startsWith("[{\"mailbox\":\"anna@kommun.example\"")
        .contains("\"since\":\"2026-11-17T09:00:00Z\"")
        .endsWith("}]");
    assertThat(get("admin/exports/findings.json").body()).contains("no-steward", "\"due\":null");
    assertThat(get("admin/exports/audit.csv").body()).contains("exported");
  }

  @Test
  void whoever_looks_at_an_item_stands_in_the_audit_trail_of_its_mailbox() throws Exception {
    long id = DATABASE.jdbc().sql("select min(id) from tracked_item").query(Long.class).single();
    assertThat(get("admin/items/" + id).statusCode()).isEqualTo(200);
    assertThat(
            DATABASE
                .jdbc()
                .sql("select person_id from deed where kind = 'looked' and mailbox_id = :anna")
                .param("anna", ANNA.value())
                .query(String.class)
                .list())
        .containsExactly("administrator");
  }

  @ParameterizedTest
  @CsvSource({
    "admin/items, organisation, items",
    "admin/items?mailbox=Anna@kommun.example, 11111111-aaaa-4000-8000-000000000001, items",
    "admin/items?unit=11111111-aaaa-4000-8000-000000000003, 11111111-aaaa-4000-8000-000000000003,"
        + " items",
    "admin/mailboxes, organisation, mailboxes",
    "admin/directory, organisation, directory",
    "admin/misdirected, organisation, misdirected",
    "admin/shared, organisation, shared",
    "admin/shared/11111111-aaaa-4000-8000-000000000002, 11111111-aaaa-4000-8000-000000000002,"
        + " stewards",
    "admin/agreements, organisation, agreements",
    "admin/exceptions, organisation, exceptions",
    "admin/nudges, organisation, nudges",
    "admin/scans, organisation, scans",
    "admin/doctor, organisation, doctor",
    "unit/11111111-aaaa-4000-8000-000000000003, 11111111-aaaa-4000-8000-000000000003, unit",
  })
  void whoever_looks_through_what_is_others_stands_in_the_audit_trail(
      String page, String mailbox, String item) throws Exception {
    assertThat(get(page).statusCode()).isEqualTo(200);
    assertThat(get(page).statusCode()).isEqualTo(200); // within the hour it is the same look
    List<TrailEntry> seen = new ArrayList<>();
    stores.auditTrail().each(seen::add);
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst())
        .returns(AuditTrail.ADMINISTRATOR, TrailEntry::person)
        .returns("looked", TrailEntry::kind)
        .returns(new MailboxId(mailbox), TrailEntry::mailbox)
        .returns(item, TrailEntry::item);
  }

  @ParameterizedTest
  @ValueSource(strings = {"items", "findings", "audit", "action-plan"})
  void every_file_that_is_taken_stands_in_the_audit_trail(String what) throws Exception {
    for (String form : List.of("csv", "json")) {
      assertThat(get("admin/exports/" + what + "." + form).statusCode()).isEqualTo(200);
    }
    List<String> taken = new ArrayList<>();
    stores.auditTrail().each(entry -> taken.add(entry.kind() + " " + entry.item()));
    assertThat(taken).containsExactly("exported " + what, "exported " + what);
  }

  @Test
  void an_administrator_walks_the_pages_in_a_real_browser() throws Exception {
    stores.tools().examinations().begin(Optional.empty());
    stores.tools().examinations().awaitEnd(Duration.ofSeconds(30));
    Files.createDirectories(PICTURES);
    String address = server.address().toString();
    JsonNode seen =
        JsonMapper.shared()
            .readTree(
                Node.run(
                        Duration.ofMinutes(6),
                        "admin.mjs",
                        address,
                        Node.chromium().toString(),
                        PICTURES.toAbsolutePath().toString())
                    .orFail());
    assertThat(seen.path("broken")).as("links that lead nowhere").isEmpty();
    assertThat(seen.path("pages").size()).isGreaterThan(15);
    for (String part : List.of("pages", "views")) {
      for (JsonNode page : seen.path(part)) {
        for (String fault : List.of("axe", "errors", "elsewhere", "missing", "small")) {
          assertThat(page.path(fault)).as("%s: %s", page.path("path"), fault).isEmpty();
        }
        int width = page.path("view").path("width").asInt(1280);
        assertThat(page.path("width").asInt())
            .as("%s", page.path("path"))
            .isLessThanOrEqualTo(width);
        assertThat(page.path("inline").asInt(-1)).isZero();
      }
    }
    assertThat(seen.path("keyboard").size()).isEqualTo(3);
  }
}
