package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.testing.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo as it runs: every line that it prints is followed as it stands. */
class LiveDemoTest {
  private static final String HOME = System.getProperty("user.home");
  private static final StringWriter OUT = new StringWriter();
  private static final Thread DEMO = new Thread(LiveDemoTest::demo, "demo");
  @TempDir private static Path directory;

  private static void demo() {
    Clock friday = Clock.fixed(TownScan.FRIDAY.toInstant(), TownScan.FRIDAY.getZone());
    Streams streams = new Streams(new PrintWriter(OUT), new PrintWriter(new StringWriter()), false);
    Cli.run(new String[] {"demo", "--as", "linnea.sjogren@kommun.example"}, friday, streams);
  }

  @BeforeAll
  static void begin() {
    System.setProperty("user.home", directory.toString());
    DEMO.start();
    await().atMost(Duration.ofMinutes(2)).until(() -> OUT.toString().contains("--reason trial"));
  }

  @AfterAll
  static void end() throws InterruptedException {
    DEMO.interrupt();
    DEMO.join(Duration.ofSeconds(30));
    System.setProperty("user.home", HOME);
    LoggingSystem.get(LiveDemoTest.class.getClassLoader()).setLogLevel("se.svarsvakt", null);
  }

  private static String printed(String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(OUT.toString());
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  /** What a printed line gives; a shell would take the quotes away. */
  private static Result follow(String begins) {
    String line = printed("^  svarsvakt (--demo " + begins + ".*)$");
    return TownScan.captured(
        Stream.of(line.split(" ")).map(word -> word.replace("'", "")).toArray(String[]::new));
  }

  @Test
  void behind_the_table_stands_a_screenful_and_its_pointers_are_short() {
    String out = OUT.toString();
    assertThat(out.substring(out.indexOf("SEEN IN TEAMS")).lines().count()).isLessThan(30);
    assertThat(out.substring(out.indexOf("Life goes on")).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
  }

  @Test
  void what_it_prints_about_scan_and_replay_works() {
    Result scan = follow("scan --explain");
    assertThat(scan.code()).isEqualTo(Cli.DONE);
    assertThat(scan.out()).contains("1 mailbox in scope", "Verdict external", "linnea.sjogren");
    Result replay = follow("scan --replay P30D$");
    assertThat(replay.out()).contains("replay of", "reply-due", "Nothing was sent or stored");
    Result other = follow("scan --replay P30D --svarsvakt");
    assertThat(other.out()).contains("replay of").isNotEqualTo(replay.out());
  }

  @Test
  void what_it_prints_about_cover_mark_and_except_works_and_holds() {
    assertThat(follow("cover").out()).contains("linnea.sjogren@kommun.example", "agreed");
    assertThat(TownScan.captured("--demo", "cover", "list").out()).contains("by ali.rezaei");
    assertThat(follow("mark").out()).contains("answered");
    assertThat(follow("except").out()).contains("example.org", "trial");
    assertThat(TownScan.captured("--demo", "except", "list").out()).contains("example.org");
  }

  @Test
  void its_pages_open_in_a_browser_and_no_heading_breaks_inside_a_word() throws IOException {
    Node.needed();
    String site = printed("^Life goes on: (\\S+)");
    Path pictures = Files.createDirectories(Path.of("target", "demo")).toAbsolutePath();
    String report =
        Node.run(
                Duration.ofMinutes(3),
                "pages.mjs",
                Node.chromium().toString(),
                pictures.toString(),
                "status=" + site,
                "english=" + site + "?lang=en",
                "tab=" + printed("^The tab of linnea\\S+: (\\S+)"))
            .orFail();
    JsonNode seen = JsonMapper.shared().readTree(report);
    for (String page : List.of("status", "english", "tab")) {
      for (String width : List.of("390", "1280")) {
        JsonNode at = seen.path(page).path(width);
        assertThat(at.path("broken")).as(page + width).isEmpty();
        assertThat(at.path("errors")).as(page + width).isEmpty();
        assertThat(at.path("sideways").asInt(-1)).as(page + width).isZero();
      }
    }
    assertThat(seen.at("/status/390/headings").asInt()).isGreaterThan(40);
    assertThat(seen.at("/tab/390/text").asString())
        .contains("Mitt läge", "Öppna ärenden", "Ny överenskommelse")
        .doesNotContain("Öppna appen Svarsvakt där");
  }

  @Test
  void what_it_prints_about_pages_leads_to_whoever_it_names() throws Exception {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      for (String what : List.of("a manager's Monday", "why a mail is overdue", "acting for")) {
        String name = printed("^  " + what + ".*, as (.+): http");
        String page = printed("^  " + what + ".*, as .+: (http\\S+)$");
        HttpRequest request = HttpRequest.newBuilder(URI.create(page)).build();
        assertThat(browser.send(request, BodyHandlers.ofString()).body()).contains(name);
      }
    }
    assertThat(follow("summary").out()).contains("2026-W46", "birgitta.sandstrom");
  }

  @Test
  void four_people_walk_all_their_pages_wide_and_narrow_in_light_and_dark() throws IOException {
    Node.needed();
    String site = printed("^Life goes on: (\\S+)");
    String report =
        Node.run(
                Duration.ofMinutes(15),
                "walks.mjs",
                site,
                Node.chromium().toString(),
                "none",
                "Birgitta Sandström=/unit",
                "Emil Wikström=/admin",
                "Henrik Dahl=/admin",
                "Anna Bergqvist=/me")
            .orFail();
    JsonNode seen = JsonMapper.shared().readTree(report);
    assertThat(seen.size()).isEqualTo(4);
    seen.properties().forEach(walk -> nothingIsWrong(walk.getKey(), walk.getValue()));
  }

  private static void nothingIsWrong(String person, JsonNode walked) {
    assertThat(walked.path("broken")).as(person + ": links that lead nowhere").isEmpty();
    assertThat(walked.path("errand")).as(person + " with the keyboard alone").isEmpty();
    assertThat(walked.path("pages").size()).as(person).isGreaterThan(6);
    for (JsonNode page : walked.path("pages")) {
      for (String fault :
          List.of("axe", "errors", "elsewhere", "missing", "small", "keyboard", "machine")) {
        assertThat(page.path(fault)).as("%s at %s: %s", person, page.path("path"), fault).isEmpty();
      }
      assertThat(page.path("sideways").asInt(-1)).as("%s", page.path("path")).isZero();
      assertThat(page.path("inline").asInt(-1)).as("%s", page.path("path")).isZero();
    }
  }
}
