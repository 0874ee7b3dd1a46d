package se.svarsvakt.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worker.PassHealth;
import se.svarsvakt.worker.Replays;
import se.svarsvakt.worker.Rhythm;
import se.svarsvakt.worker.ScanHealth;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSink;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * An organisation of two units, the whole product on it, and people who sign in at a provider. It
 * is Friday, 10 o'clock.
 */
final class SignInScene implements AutoCloseable {
  static final String ADA = "ada.admin@kommun.example";
  static final String OLLE = "olle.granskare@kommun.example";
  static final String MAJA = "maja.chef@kommun.example";
  static final String NILS = "nils.chef@kommun.example";
  static final String EVA = "eva.ek@kommun.example";
  static final String OVE = "ove.al@kommun.example";
  static final String ADMIN = "Svarsvakt.Admin";
  static final String AUDITOR = "Svarsvakt.Auditor";

  final MovingClock clock = new MovingClock(Endpoint.NOW);
  final SimulatedTenant tenant = new SimulatedTenant("Kommunen", "kommun.example", Endpoint.NOW);
  final OpenIdServer provider = new OpenIdServer(clock);
  final SimulatedGraph graph;
  final Product product;
  final WebServer server;
  private final Overview overview = new Overview();
  final AdministratorTools tools;
  final Replays replays;
  private final Map<String, String> ids = new HashMap<>();

  SignInScene(Path data) {
    this(data, Map.of());
  }

  SignInScene(Path data, Map<String, Object> more) {
    open("Ada Admin", ADA, null);
    open("Olle Granskare", OLLE, null);
    open("Maja Chef", MAJA, null);
    open("Nils Chef", NILS, null);
    open("Eva Ek", EVA, MAJA);
    open("Ove Al", OVE, NILS);
    this.graph = SimulatedGraph.start(tenant);
    Map<String, Object> settings = new HashMap<>();
    settings.put("svarsvakt.graph.base-url", graph.baseUrl().toString());
    settings.put("svarsvakt.graph.access-token", "token");
    settings.put("svarsvakt.data-dir", data.toString());
    settings.put("svarsvakt.sign-in.issuer-url", provider.issuer().toString());
    settings.put("svarsvakt.sign-in.client-id", OpenIdServer.CLIENT);
    settings.put("svarsvakt.sign-in.client-secret", "the-secret");
    settings.putAll(more);
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    this.product = Product.open(Settings.read(environment), clock);
    this.tools = product.administratorTools(overview, () -> Duration.ZERO);
    this.replays = tools.replays();
    scan();
    this.server = serve();
  }

  private void open(String name, String address, @Nullable String manager) {
    DirectoryUser user = DirectoryUser.person(name, address);
    var mailbox =
        tenant.open(manager == null ? user : user.managedBy(manager), MailboxProfile.PERSON);
    ids.put(address, user.id());
    mailbox.receive(
        OutgoingMessage.from("Ek Medborgare <ek@medborgare.example>").saying("Fråga", "Hej!"),
        Instant.parse("2026-11-18T09:00:00Z"));
  }

  /** The directory has somebody otherwise from now on. */
  void put(String address, UnaryOperator<DirectoryUser> change) {
    DirectoryUser user =
        tenant.accounts().stream()
            .filter(account -> account.address().equals(address))
            .findFirst()
            .orElseThrow();
    tenant.put(change.apply(user));
  }

  void scan() {
    product
        .scan()
        .run(
            new ScanRequest(clock.instant(), Set.of(), Mode.SHOW, Breadth.EXPECTING),
            ScanSink.none());
  }

  /** One more node on the same store. */
  WebServer serve() {
    WorkingCalendar calendar = product.settings().policy().calendar();
    Rhythm rhythm = new Rhythm(calendar, Duration.ofMinutes(5), Duration.ofMinutes(30));
    ScanHealth health =
        new ScanHealth(
            rhythm,
            new PassHealth(0.9),
            product.log(),
            clock,
            List.of(),
            () -> product.caseSystemBacklog().troubles());
    Pages pages =
        new Pages(
            clock,
            calendar.zone(),
            "sv",
            health,
            product.pageStores(overview, tools),
            Optional.empty(),
            false,
            product.inbound());
    return WebServer.start(
        pages,
        List.of("--spring.main.sources=" + ChangingRoutes.class.getName()),
        Map.of("server.port", "0"));
  }

  String id(String address) {
    return Optional.ofNullable(ids.get(address)).orElseThrow();
  }

  /** What the provider says of somebody. */
  Map<String, Object> claims(String address, String... roles) {
    return Map.of(
        "oid", id(address),
        "name", address.substring(0, address.indexOf('@')),
        "preferred_username", address,
        "roles", List.of(roles));
  }

  /** Somebody who has signed in. */
  Browser signedIn(String address, String... roles) throws IOException, InterruptedException {
    provider.next(claims(address, roles));
    Browser browser = new Browser(server);
    browser.get("/sign-in?to=/me");
    return browser;
  }

  /** Where the provider sends a browser back to. */
  static String back(URI provider) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(provider).build(), BodyHandlers.ofString());
      URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
      return back.getPath() + "?" + back.getRawQuery();
    }
  }

  Browser stranger() {
    return new Browser(server);
  }

  /** How many sessions are kept. */
  int sessions() {
    return JdbcClient.create(product.source())
        .sql("select count(*) from web_session")
        .query(Integer.class)
        .single();
  }

  /** A browser that keeps cookies and follows where it is led. */
  static final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final URI address;
    private final HttpClient following = client(HttpClient.Redirect.NORMAL);
    private final HttpClient staying = client(HttpClient.Redirect.NEVER);

    Browser(WebServer server) {
      this(server.address());
    }

    Browser(URI address) {
      this.address = address;
    }

    private HttpClient client(HttpClient.Redirect redirect) {
      return HttpClient.newBuilder().cookieHandler(cookies).followRedirects(redirect).build();
    }

    /** What its cookies hold. */
    List<String> cookieValues() {
      return cookies.getCookieStore().getCookies().stream().map(HttpCookie::getValue).toList();
    }

    /** How many cookies it keeps. */
    int cookies() {
      return cookies.getCookieStore().getCookies().size();
    }

    void cookie(String name, String value) {
      HttpCookie cookie = new HttpCookie(name, value);
      cookie.setPath("/");
      cookie.setVersion(0);
      cookies.getCookieStore().add(address, cookie);
    }

    /** The same cookies at another node. */
    Browser at(WebServer other) {
      Browser same = new Browser(other);
      cookies
          .getCookieStore()
          .getCookies()
          .forEach(cookie -> same.cookies.getCookieStore().add(null, cookie));
      return same;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return following.send(request(path).build(), BodyHandlers.ofString());
    }

    /** Where a page leads on to. */
    String sentTo(String path) throws IOException, InterruptedException {
      return look(path).headers().firstValue("Location").orElseThrow();
    }

    /** Without following. */
    HttpResponse<String> look(String path) throws IOException, InterruptedException {
      return staying.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, Map<String, String> form)
        throws IOException, InterruptedException {
      String body =
          form.entrySet().stream()
              .map(field -> field.getKey() + "=" + encoded(field.getValue()))
              .collect(Collectors.joining("&"));
      return staying.send(
          request(path)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .method(method, BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What shows that a form is ours, from a page with one. */
    String token() throws IOException, InterruptedException {
      Matcher found = TOKEN.matcher(get("/about").body());
      return found.find() ? found.group(1) : "";
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
      return send("POST", path, Map.of("_csrf", token()));
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(address + path.substring(1)))
          .timeout(Duration.ofSeconds(30));
    }
  }

  @Override
  public void close() {
    server.close();
    tools.close();
    product.close();
    graph.close();
    provider.close();
  }
}
