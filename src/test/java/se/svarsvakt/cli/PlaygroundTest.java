package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.casework.AuditTrail;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.ScheduleItem;
import se.svarsvakt.testing.Node;
import se.svarsvakt.testing.Tool;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.wiring.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bot in the Microsoft 365 Agents Playground, a client that Microsoft wrote, in a real browser:
 * on Friday afternoon Anna gets her cards and does on them all that there is to do.
 */
class PlaygroundTest {
  private static final Instant START = Office.at("2026-11-20T15:05");

  @TempDir private static Path directory;
  private static JsonNode seen;
  private static List<String> trail;

  @BeforeAll
  static void a_person_acts_on_cards() {
    Node.needed();
    Path chromium = Node.chromium();
    try (Office office = office()) {
      DemoGuest guest = DemoGuest.of("anna.berg@kommun.example", office.tenant);
      Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), START));
      office.tenant.useClock(clock);
      try (Product product = Product.open(settings(office, guest), clock);
          Service service = Service.start(product, clock, options())) {
        Path configuration = directory.resolve("playground.yml");
        guest.write(configuration);
        seen = played(service, configuration, chromium);
        trail = trail(product);
        assertThat(office.graph.problems()).isEmpty();
      }
    }
  }

  private static JsonNode played(Service service, Path configuration, Path chromium) {
    String endpoint = service.address().resolve("/api/messages").toString();
    Tool.Outcome outcome =
        Node.run(
            Duration.ofMinutes(2),
            "playground.mjs",
            endpoint,
            configuration.toString(),
            chromium.toString(),
            pictures().toString());
    return JsonMapper.shared().readTree(outcome.orFail());
  }

  private static Path pictures() {
    return Optional.ofNullable(System.getenv("PICTURES")).map(Path::of).orElse(directory);
  }

  private static Office office() {
    Office office = new Office(directory.resolve("office"));
    office.clerk("Dag Al", "dag.al@kommun.example", "08-530 610 02");
    office.clerk("Eva Ask", "eva.ask@kommun.example", "08-530 610 03");
    office.clerk("Gun Lind", "gun.lind@kommun.example", "08-530 610 04");
    int minute = 10;
    for (String subject : List.of("Altan", "Plank", "Marklov", "Ritningar")) {
      OutgoingMessage letter =
          OutgoingMessage.from(Office.CITIZEN).saying(subject, "Hej! Hur blir det?");
      office.anna.receive(letter, Office.at("2026-11-19T09:" + minute++));
    }
    office.anna.addToCalendar(
        ScheduleItem.outOfOffice(Office.at("2026-11-23T00:00"), Office.at("2026-11-28T00:00")));
    office.annaSends("<p>Ok!</p>", "2026-11-20T08:30");
    return office;
  }

  private static Settings settings(Office office, DemoGuest guest) {
    Map<String, Object> all = new HashMap<>(guest.visits(office.tenant, office.graph));
    all.put("svarsvakt.graph.base-url", office.graph.baseUrl());
    all.put("svarsvakt.graph.access-token", "any-token");
    all.put("svarsvakt.teams.app-id", "11111111-2222-3333-4444-555555555555");
    all.put("svarsvakt.data-dir", directory.resolve("data").toString());
    all.put("svarsvakt.nudges.enabled", "true");
    all.put(
        "svarsvakt.policy.signature.template",
        """
        Med vänlig hälsning
        {givenName} {surname}[, {jobTitle}]
        [{department}, ]{companyName}
        Telefon: {businessPhone}[, Mobil: {mobilePhone}]""");
    all.put("svarsvakt.worker.scan-interval", "PT10S");
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    return Settings.read(environment);
  }

  private static Service.Options options() {
    return Service.Options.of(List.of("--server.port=0"));
  }

  private static List<String> trail(Product product) {
    List<String> kinds = new ArrayList<>();
    product
        .auditTrail()
        .trail(new AuditTrail.TrailFilter(Optional.empty(), Instant.EPOCH, 100))
        .forEach(entry -> kinds.addFirst(entry.kind()));
    return kinds;
  }

  private static String seen(String step) {
    return seen.path(step).asString();
  }

  @Test
  void the_card_shows_what_is_due_and_from_whom() {
    assertThat(seen("reminder"))
        .contains("4 mejl är fortfarande obesvarade", "Altan", "Plank", "Marklov", "Ritningar")
        .contains("Från ek@medborgare.example", "senast i dag kl. 17:00", "Öppna i Outlook");
  }

  @Test
  void answered_by_telephone_can_be_undone_and_done_again() {
    assertThat(seen("answered")).contains("✓ Besvarat").doesNotContain("per telefon");
    assertThat(seen("undone")).contains("Ska besvaras", "Besvarat per telefon");
    assertThat(seen("twice")).contains("✓ Besvarat").doesNotContain("per telefon");
  }

  @Test
  void each_action_changes_the_card_on_the_screen() {
    assertThat(seen("noReply")).contains("✓ Behöver inget svar").doesNotContain("Mer …");
    assertThat(seen("promised")).contains("Svar utlovat senast", "25 november");
    assertThat(seen("snoozed")).contains("Påminnelse tidigast", "23 november");
  }

  @Test
  void an_agreement_to_cover_is_made_on_the_card() {
    assertThat(seen("absence")).contains("Innan du är borta", "Överenskom med …");
    assertThat(seen("covered")).contains("Bo Ek har fått frågan", "har inte svarat", "Kan ångras");
  }

  @Test
  void the_correct_signature_is_there_to_copy_line_by_line() {
    assertThat(seen.path("signature").valueStream().map(JsonNode::asString))
        .contains("Anna Berg, Handläggare", "Bygglov, Kommunen", "Telefon: 08-530 610 00");
  }

  @Test
  void each_deed_is_recorded_once() {
    assertThat(trail)
        .containsExactly(
            "answered",
            "undo",
            "answered",
            "no-reply-needed",
            "promised",
            "snoozed",
            "cover-requested");
  }

  @Test
  void words_are_answered_in_both_languages() {
    JsonNode said = seen.path("said");
    for (String words : List.of("status", "Läget?")) {
      assertThat(said.path(words).asString()).startsWith("Läget 2 mejl väntar på svar.");
    }
    for (String words : List.of("öppna ärenden", "open")) {
      assertThat(said.path(words).asString()).contains("Marklov", "Ritningar");
    }
    for (String words : List.of("varför", "why")) {
      assertThat(said.path(words).asString()).startsWith("Därför").contains("Ritningar");
    }
    for (String words : List.of("hjälp", "help")) {
      assertThat(said.path(words).asString()).contains("öppna ärenden", "varför", "snooze");
    }
  }

  @Test
  void what_the_bot_does_not_understand_it_says() {
    assertThat(seen.path("said").path("Vad blir det för mat?").asString())
        .startsWith("Det förstod jag inte");
  }
}
