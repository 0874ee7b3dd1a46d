package se.svarsvakt.graph.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenRequestContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.graph.EntraClient;
import se.svarsvakt.setup.SetupStopped;

/**
 * The sign-in with a browser, from the address that is told to the token; and without a browser.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the browser is a script for sh")
class BrowserSignInTest {
  private static final List<String> SCOPES = List.of("User.Read");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer entra = server();
  @TempDir private Path directory = Path.of("unset");

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() {
    entra.createContext("/", this::answer);
    entra.start();
  }

  @AfterEach
  void stop() {
    entra.stop(0);
  }

  private URI authority() {
    return URI.create("http://127.0.0.1:" + entra.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    byte[] token =
        """
        {"token_type": "Bearer", "expires_in": 3600, "scope": "User.Read", "access_token": "of-anna"}\
        """
            .getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, token.length);
    exchange.getResponseBody().write(token);
    exchange.close();
  }

  /** A browser that writes down the address it is to open. */
  private DesktopBrowser browser() throws IOException {
    Path opened = directory.resolve("opened");
    Path script = directory.resolve("browser.sh");
    Files.writeString(
        script,
        "printf %s \"$1\" > '" + opened + ".new' && mv '" + opened + ".new' '" + opened + "'");
    return new DesktopBrowser(List.of(List.of("sh", script.toString())), PATIENCE);
  }

  private static DesktopBrowser failing(int code) {
    return new DesktopBrowser(List.of(List.of("sh", "-c", "exit " + code)), PATIENCE);
  }

  private AdministratorSignIn.SignInPlace place() {
    return new AdministratorSignIn.SignInPlace(
        URI.create("http://127.0.0.1/v1.0"), authority(), Optional.empty());
  }

  private static Map<String, String> query(URI address) {
    return Arrays.stream(address.getRawQuery().split("&", -1))
        .map(part -> part.split("=", 2))
        .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], UTF_8)));
  }

  /** Comes back to this machine as Entra's page does at the end. */
  private static void comeBack(String note, String form) {
    URI address = URI.create(note.substring(note.lastIndexOf(' ') + 1));
    Map<String, String> asked = query(address);
    URI back = URI.create(asked.get("redirect_uri") + "/");
    try (java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient()) {
      var _ =
          http.send(
              java.net.http.HttpRequest.newBuilder(back)
                  .POST(
                      java.net.http.HttpRequest.BodyPublishers.ofString(
                          form + "&state=" + asked.get("state")))
                  .build(),
              java.net.http.HttpResponse.BodyHandlers.discarding());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("nobody listens at " + back, e);
    }
  }

  @Test
  void whoever_signs_in_at_the_address_that_was_told_gives_the_token() throws Exception {
    AdministratorSignIn signIn =
        AdministratorSignIn.withBrowser(
            place(),
            SCOPES,
            Clock.systemUTC(),
            note -> {
              told.add(note);
              if (note.contains("/authorize?")) {
                Thread.ofVirtual().start(() -> comeBack(note, "code=the-code"));
              }
            },
            browser());
    assertThat(signIn.get()).isEqualTo("of-anna");
    assertThat(told).hasSize(1).first().asString().contains("organizations/oauth2/v2.0/authorize?");
    assertThat(Files.readString(directory.resolve("opened")))
        .isEqualTo(told.getFirst().substring(told.getFirst().lastIndexOf(' ') + 1));
    assertThat(asked).last().asString().contains("/oauth2/v2.0/token", "code=the-code");
  }

  @Test
  void whoever_declines_in_the_browser_is_not_told_of_the_time_alone() throws IOException {
    String form =
        "error=access_denied&error_description=AADSTS65004:+anna.berg@kommun.example+declined";
    AdministratorSignIn signIn =
        AdministratorSignIn.withBrowser(
            place(),
            SCOPES,
            Clock.systemUTC(),
            note -> Thread.ofVirtual().start(() -> comeBack(note, form)),
            browser());
    assertThatThrownBy(signIn::get)
        .isInstanceOf(SetupStopped.class)
        .hasMessageContaining("consent that was declined")
        .hasMessageNotContaining("anna");
  }

  @ParameterizedTest
  @CsvSource({"3", "4"})
  void where_no_browser_opens_the_address_and_the_other_way_are_told_and_the_wait_ends(int code) {
    BrowserCredential credential =
        new BrowserCredential(
            EntraClient.reach("14d82eec-204b-4c2f-b7e8-296a70dab67e", authority(), "organizations"),
            failing(code),
            told::add,
            Duration.ofSeconds(1));
    AdministratorSignIn signIn =
        new AdministratorSignIn(
            credential, new TokenRequestContext().setScopes(SCOPES), Clock.systemUTC());
    assertThatThrownBy(signIn::get)
        .isInstanceOf(SetupStopped.class)
        .hasMessageContaining("nobody signed in in time")
        .hasMessageContaining("--device-code");
    assertThat(told).hasSize(2);
    assertThat(told.getFirst()).contains("/authorize?");
    assertThat(told.getLast()).contains("sh ended with " + code, "--device-code");
  }

  @Test
  void a_command_that_is_not_there_leaves_it_to_the_next() throws IOException {
    List<List<String>> commands = new ArrayList<>(List.of(List.of("no-such-command-here")));
    URI page = URI.create("https://login.example/authorize?a=b&c=d");
    assertThat(new DesktopBrowser(commands, PATIENCE).open(page))
        .contains("no-such-command-here is not there");
    commands.addAll(browser().commands());
    assertThat(new DesktopBrowser(commands, PATIENCE).open(page)).isEmpty();
    assertThat(directory.resolve("opened")).content().isEqualTo(page.toString());
  }

  @Test
  void a_browser_that_stays_counts_as_opened() {
    DesktopBrowser staying =
        new DesktopBrowser(List.of(List.of("sh", "-c", "sleep 2")), Duration.ofMillis(50));
    assertThat(staying.open(URI.create("https://login.example/"))).isEmpty();
  }

  @Test
  void Linux_below_Windows_tries_the_browser_of_Windows_first() {
    assertThat(DesktopBrowser.commandsOf("linux", Map.of("WSL_DISTRO_NAME", "Ubuntu")))
        .containsExactly(List.of("wslview"), List.of("xdg-open"));
    assertThat(DesktopBrowser.commandsOf("linux", Map.of())).containsExactly(List.of("xdg-open"));
    assertThat(DesktopBrowser.commandsOf("windows 11", Map.of()).getFirst()).startsWith("rundll32");
    assertThat(DesktopBrowser.commandsOf("mac os x", Map.of())).containsExactly(List.of("open"));
  }
}
