package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.web.SignInScene.ADA;
import static se.svarsvakt.web.SignInScene.ADMIN;
import static se.svarsvakt.web.SignInScene.AUDITOR;
import static se.svarsvakt.web.SignInScene.EVA;
import static se.svarsvakt.web.SignInScene.MAJA;
import static se.svarsvakt.web.SignInScene.NILS;
import static se.svarsvakt.web.SignInScene.OLLE;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.svarsvakt.web.SignInScene.Browser;

/**
 * Every route that is served, asked for by everybody, about their own unit, another one's and one
 * that does not exist. The routes are those of the running program: a new one is in here at once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationMatrixTest {
  private static final String UNKNOWN = "00000000-0000-4000-8000-00000000dead";

  /** What is there for everybody, or asks for a token of its own. */
  private static final List<String> OPEN =
      List.of(
          "/",
          "/about",
          "/accessibility",
          "/privacy",
          "/error",
          "/sign-in",
          "/sign-in/confirm",
          "/sign-out",
          "/tab",
          "/api/messages",
          "/api/notifications",
          "/tab/api/");

  @TempDir private static Path data;
  private SignInScene scene;
  private final Map<Who, Browser> browsers = new LinkedHashMap<>();

  private enum Who {
    NOBODY,
    EMPLOYEE,
    MANAGER,
    AUDITOR,
    ADMIN
  }

  /** Whose unit is meant. */
  private enum Whose {
    OWN,
    OTHER,
    UNKNOWN
  }

  @BeforeAll
  void begin() throws Exception {
    scene = new SignInScene(data);
    browsers.put(Who.NOBODY, scene.stranger());
    browsers.put(Who.EMPLOYEE, scene.signedIn(EVA));
    browsers.put(Who.MANAGER, scene.signedIn(MAJA));
    browsers.put(Who.AUDITOR, scene.signedIn(OLLE, AUDITOR));
    browsers.put(Who.ADMIN, scene.signedIn(ADA, ADMIN));
  }

  @AfterAll
  void end() {
    scene.close();
  }

  private Stream<Arguments> everything() {
    return scene.server.routes().stream()
        .filter(route -> OPEN.stream().noneMatch(open -> covers(open, route)))
        .flatMap(
            route ->
                Stream.of(Who.values())
                    .flatMap(
                        who ->
                            Stream.of(Whose.values())
                                .flatMap(
                                    whose ->
                                        Stream.of("GET", "POST")
                                            .map(
                                                method ->
                                                    Arguments.of(method, route, who, whose)))));
  }

  private static boolean covers(String open, String route) {
    boolean folder = open.endsWith("/") && open.length() > 1;
    return folder ? route.startsWith(open) : route.equals(open);
  }

  @ParameterizedTest(name = "{0} {1} by {2} about {3}")
  @MethodSource("everything")
  void everybody_gets_what_is_theirs_and_nothing_else(
      String method, String route, Who who, Whose whose) throws Exception {
    HttpResponse<String> answer = ask(method, route, who, whose);
    if (answer.statusCode() == 405) {
      return; // the route has no such method, which is said to everybody
    }
    boolean changes = method.equals("POST");
    if (who == Who.NOBODY) {
      assertThat(answer.statusCode()).isEqualTo(changes ? 403 : 302);
    } else if (!isForTheirRole(route, who, changes)) {
      assertThat(answer.statusCode()).isEqualTo(403);
    } else if (route.contains("{unit}") && !isTheirs(who, whose)) {
      assertThat(answer.statusCode()).isEqualTo(404);
    } else {
      assertThat(answer.statusCode()).isNotIn(302, 401, 403);
    }
  }

  private HttpResponse<String> ask(String method, String route, Who who, Whose whose)
      throws Exception {
    Browser browser = browser(who);
    String path = route.replace("{unit}", unit(who, whose)).replaceAll("\\{[^}]+}", UNKNOWN);
    return method.equals("GET") ? browser.look(path) : browser.post(path);
  }

  private Browser browser(Who who) {
    return Objects.requireNonNull(browsers.get(who));
  }

  private String unit(Who who, Whose whose) {
    return switch (whose) {
      case OWN -> scene.id(who == Who.EMPLOYEE ? EVA : MAJA);
      case OTHER -> scene.id(NILS);
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** What the documentation says, written down a second time. */
  private static boolean isForTheirRole(String route, Who who, boolean changes) {
    if (route.startsWith("/admin")) {
      return who == Who.ADMIN || (who == Who.AUDITOR && !changes);
    }
    if (route.startsWith("/unit")) {
      return who == Who.ADMIN || who == Who.MANAGER || (who == Who.AUDITOR && !changes);
    }
    return route.startsWith("/me");
  }

  private static boolean isTheirs(Who who, Whose whose) {
    return whose == Whose.OWN || (whose == Whose.OTHER && who != Who.MANAGER);
  }

  @Test
  void what_is_another_ones_looks_like_what_is_not_there() throws Exception {
    for (String route : scene.server.routes()) {
      if (route.contains("{unit}")) {
        HttpResponse<String> other = ask("GET", route, Who.MANAGER, Whose.OTHER);
        HttpResponse<String> unknown = ask("GET", route, Who.MANAGER, Whose.UNKNOWN);
        assertThat(withoutSeals(other.body())).isEqualTo(withoutSeals(unknown.body()));
        assertThat(other.statusCode()).isEqualTo(unknown.statusCode());
      }
    }
  }

  private static String withoutSeals(String page) {
    return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
  }

  @Test
  void the_three_parts_are_served() {
    assertThat(scene.server.routes()).contains("/admin", "/unit", "/unit/{unit}", "/me");
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("changes")
  void a_form_that_is_not_ours_changes_nothing(String path, Who who) throws Exception {
    Browser browser = browser(who);
    String foreign = browser(who == Who.ADMIN ? Who.MANAGER : Who.ADMIN).token();
    for (String token : List.of("", "forged", foreign)) {
      HttpResponse<String> answer = browser.send("POST", path, Map.of("_csrf", token));
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("Formuläret gäller inte längre").doesNotContain("changed");
    }
  }

  private Stream<Arguments> changes() {
    return Stream.of("/admin/changed", "/me/changed", "/sign-out", "/unit/x/changed", "/nothing")
        .flatMap(path -> Stream.of(Who.ADMIN, Who.MANAGER).map(who -> Arguments.of(path, who)));
  }

  @Test
  void a_route_that_nobody_decided_about_is_not_served() {
    assertThat(PageAccess.of("/admin/items")).contains(PageAccess.ADMINISTRATION);
    assertThat(new TreeSet<>(List.of("/administration", "/units", "/unit/all", "/x", "/me2")))
        .allSatisfy(route -> assertThat(PageAccess.of(route)).isEmpty());
  }
}
