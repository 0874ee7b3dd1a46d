package se.svarsvakt.web;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.SummaryPolicy.Reports;
import se.svarsvakt.summary.CurrentUnits;
import se.svarsvakt.summary.JdbcObservations;
import se.svarsvakt.summary.Observation;
import se.svarsvakt.summary.ObservedAccount;
import se.svarsvakt.summary.ObservedAccount.Place;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.testing.MovingClock;

/** A small unit in real stores, whose people are chosen on the demo's picker. */
final class PickerScene implements AutoCloseable {
  static final Instant NOW = Endpoint.NOW;
  static final MailboxId ANNA = new MailboxId("11111111-aaaa-4000-8000-000000000001");
  static final MailboxId BO = new MailboxId("11111111-aaaa-4000-8000-000000000002");
  static final MailboxId CIA = new MailboxId("11111111-aaaa-4000-8000-000000000003");
  static final MailboxId INFO = new MailboxId("11111111-aaaa-4000-8000-000000000004");
  static final MailboxId EMIL = new MailboxId("11111111-aaaa-4000-8000-000000000005");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  final Database database = Databases.h2();
  final MovingClock clock = new MovingClock(NOW);
  final ShakySessions sessions = new ShakySessions();
  final PageStores stores = stores();
  final WebServer server;

  PickerScene() {
    Pages plain = Endpoint.pages(clock, Inbound.none());
    server =
        WebServer.start(
            new Pages(
                clock,
                plain.zone(),
                "sv",
                plain.health(),
                stores,
                Optional.of(new Town()),
                false,
                Inbound.none()),
            List.of(),
            Map.of("server.port", "0"));
  }

  /** Those of {@link EmptyStores}; the directory says that Anna and Bo report to Cia. */
  private PageStores stores() {
    PageStores empty = EmptyStores.over(database, clock);
    CurrentUnits units = new CurrentUnits(observations(), Reports.DIRECT, clock);
    return new PageStores(
        empty.overview(),
        new ManagedUnits(
            units, manager -> manager.equals(CIA) ? Set.of(ANNA, BO) : Set.of(), clock),
        empty.worklists(),
        empty.gate(),
        empty.auditTrail(),
        new SessionStore(sessions, empty.sessions().longest(), empty.sessions().seal()),
        empty.lists(),
        empty.judgement(),
        empty.tools(),
        empty.directory(),
        empty.mailLog(),
        empty.caseSystem());
  }

  private JdbcObservations observations() {
    return new JdbcObservations(new JdbcTemplate(database.source()), database.transactions());
  }

  /** Everything as it was before anybody did anything. */
  void begin() {
    clock.set(NOW);
    Databases.h2();
    List<ObservedAccount> accounts =
        List.of(
            account(ANNA, "anna", Place.PERSON, CIA, Set.of()),
            account(BO, "bo", Place.PERSON, CIA, Set.of()),
            account(CIA, "cia", Place.PERSON, null, Set.of()),
            account(EMIL, "emil", Place.PERSON, null, Set.of()),
            account(INFO, "info", Place.SHARED, null, Set.of(ANNA)));
    observations().note(new Observation(NOW.minusSeconds(60), accounts, Set.of(), Map.of()));
    for (ObservedAccount each : accounts) {
      database
          .jdbc()
          .sql("insert into mailbox (id) values (:id)")
          .param("id", each.id().value())
          .update();
    }
  }

  /** A later pass finds so many more people who report to Cia. */
  void reportingToCia(int more) {
    List<ObservedAccount> accounts =
        Stream.concat(
                Stream.of(
                    account(ANNA, "anna", Place.PERSON, CIA, Set.of()),
                    account(BO, "bo", Place.PERSON, CIA, Set.of()),
                    account(CIA, "cia", Place.PERSON, null, Set.of())),
                IntStream.range(0, more)
                    .mapToObj(
                        i ->
                            account(
                                new MailboxId("more-" + i),
                                "more" + i,
                                Place.PERSON,
                                CIA,
                                Set.of())))
            .toList();
    observations().note(new Observation(NOW, accounts, Set.of(), Map.of()));
  }

  private static ObservedAccount account(
      MailboxId id,
      String name,
      Place place,
      @Nullable MailboxId manager,
      Set<MailboxId> stewards) {
    return new ObservedAccount(
        id,
        new MailAddress(name + "@kommun.example"),
        Set.of(new Hash("0123456789abcdef0123456789abcdef")),
        place,
        manager,
        stewards);
  }

  /** A browser with an empty profile. */
  final class Browser {
    private final HttpClient http =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    HttpResponse<String> look(String path) throws IOException, InterruptedException {
      return http.send(
          HttpRequest.newBuilder(URI.create(server.address() + path.substring(1)))
              .header("Accept-Language", "en")
              .build(),
          BodyHandlers.ofString());
    }

    /** Sends a form with what tells it from a forged one, which the picker's page gives. */
    HttpResponse<String> post(String path, Map<String, String> fields)
        throws IOException, InterruptedException {
      Matcher token = TOKEN.matcher(look("/sign-in").body());
      return postWith(token.find() ? token.group(1) : "", path, fields);
    }

    HttpResponse<String> postWith(String token, String path, Map<String, String> fields)
        throws IOException, InterruptedException {
      StringBuilder body = new StringBuilder("lang=en&_csrf=").append(encoded(token));
      fields.forEach(
          (name, value) -> body.append('&').append(name).append('=').append(encoded(value)));
      return http.send(
          HttpRequest.newBuilder(URI.create(server.address() + path.substring(1)))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Accept-Language", "en")
              .POST(BodyPublishers.ofString(body.toString()))
              .build(),
          BodyHandlers.ofString());
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  Browser stranger() {
    return new Browser();
  }

  /** A browser in which somebody was chosen. */
  Browser chosen(MailboxId person) throws IOException, InterruptedException {
    Browser browser = new Browser();
    browser.post("/sign-in", Map.of("person", person.value(), "to", "/"));
    return browser;
  }

  /** The kinds of what stands in the audit trail, without looks, in the order of time. */
  List<String> changes() {
    return database
        .jdbc()
        .sql("select kind, person_id from deed where kind <> 'looked' order by id")
        .query((row, _) -> row.getString("kind") + " by " + row.getString("person_id"))
        .list();
  }

  @Override
  public void close() {
    server.close();
  }

  /** Whom one may choose to be. */
  private static final class Town implements DemoOverview {
    @Override
    public String program() {
      return "java -jar svarsvakt.jar --demo";
    }

    @Override
    public List<DemoPerson> people() {
      return List.of(
          new DemoPerson(EMIL.value(), "Emil Ek", "it-samordnare", Visitor.Role.ADMIN),
          new DemoPerson(CIA.value(), "Cia Chef", "chef", Visitor.Role.MANAGER),
          new DemoPerson(ANNA.value(), "Anna Ask", "handläggare", Visitor.Role.EMPLOYEE));
    }

    @Override
    public Optional<URI> tab(MailboxId person) {
      return Optional.of(URI.create("/tab#demo=" + person.value()));
    }

    @Override
    public List<MailboxLine> mailboxes() {
      return List.of();
    }

    @Override
    public List<Feed> feeds() {
      return List.of();
    }
  }
}
