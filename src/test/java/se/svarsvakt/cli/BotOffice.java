package se.svarsvakt.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.ReceivedCard;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.teams.bot.Activity;
import se.svarsvakt.teams.bot.Bot;
import se.svarsvakt.wiring.Product;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The small office with the bot on: its scans send cards, and its people act on them. */
final class BotOffice implements AutoCloseable {
  static final String TENANT = "99999999-0000-0000-0000-000000000001";
  private static final JsonMapper JSON = JsonMapper.shared();

  final Office office;
  private final Path data;

  BotOffice(Path data) {
    this.data = data;
    this.office = new Office(data);
  }

  private Map<String, String> settings() {
    return Map.of(
        "svarsvakt.nudges.enabled", "true",
        "svarsvakt.bot.enabled", "true",
        "svarsvakt.bot.app-id", "66666666-0000-0000-0000-000000000006",
        "svarsvakt.bot.tenant-id", TENANT,
        "svarsvakt.bot.base-url", office.graph.connectorUrl().toString(),
        "svarsvakt.bot.access-token", "any-token");
  }

  /** A scan that sends. */
  TownScan.Result scan(String local, String... more) {
    List<String> words = new ArrayList<>(List.of(more));
    settings().forEach((key, value) -> words.add("--" + key + "=" + value));
    return office.scan(local, words.toArray(String[]::new));
  }

  /** The reminders of a scan, weekly summaries left out: kind, channel, what became of it. */
  static List<String> told(TownScan.Result result) {
    return nudges(result).stream().filter(each -> !each.startsWith("weekly-summary")).toList();
  }

  /** All that a scan told: kind, channel, what became of it. */
  static List<String> nudges(TownScan.Result result) {
    return result
        .json()
        .path("nudges")
        .valueStream()
        .map(
            nudge ->
                nudge.path("kind").asString()
                    + " "
                    + nudge.path("channel").asString()
                    + " "
                    + nudge.path("status").asString())
        .toList();
  }

  /** The state of the only mail. */
  static String state(TownScan.Result result) {
    return result.json().path("mail").path(0).path("state").asString();
  }

  /** The card that somebody got last, as it looks now. */
  ReceivedCard card(SimulatedMailbox person) {
    return office.tenant.chats().cardsOf(address(person)).getLast();
  }

  private static String address(SimulatedMailbox person) {
    return person.account().address();
  }

  /** The program at work at that time, for what people do. */
  void at(String local, Consumer<Acts> acts) {
    at(local, Map.of(), acts);
  }

  void at(String local, Map<String, String> more, Consumer<Acts> acts) {
    Map<String, Object> properties =
        settings().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    properties.putAll(more);
    properties.put("svarsvakt.graph.base-url", office.graph.baseUrl());
    properties.put("svarsvakt.graph.access-token", "any-token");
    properties.put("svarsvakt.data-dir", data.toString());
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
    Clock clock = Clock.fixed(Office.at(local), TownScan.FRIDAY.getZone());
    try (Product product = Product.open(Settings.read(environment), clock)) {
      acts.accept(new Acts(product, product.inbound().bot().orElseThrow().bot()));
    }
  }

  /** What people do. */
  final class Acts {
    final Product product;
    private final Bot bot;

    private Acts(Product product, Bot bot) {
      this.product = product;
      this.bot = bot;
    }

    /** A button of the card that the person got last; the card on the screen after it. */
    JsonNode press(SimulatedMailbox person, String verb, Map<String, String> data) {
      return press(person, Optional.of(card(person).activityId()), verb, data);
    }

    JsonNode press(
        SimulatedMailbox person, Optional<String> card, String verb, Map<String, String> data) {
      ObjectNode value = JSON.createObjectNode();
      ObjectNode action = value.putObject("action").put("type", "Action.Execute").put("verb", verb);
      ObjectNode fields = action.putObject("data").put("verb", verb);
      data.forEach(
          (name, text) -> {
            if (name.equals("deed")) {
              fields.put(name, Long.parseLong(text));
            } else {
              fields.put(name, text);
            }
          });
      return take(person, card, "invoke", "adaptiveCard/action", value, "");
    }

    /** Words that a person writes to the bot. */
    void write(SimulatedMailbox person, String text) {
      take(person, Optional.empty(), "message", "", JSON.nullNode(), text);
    }

    /** What Teams says of the app. */
    void installation(SimulatedMailbox person, String action) {
      bot.take(
          activity(person, Optional.empty(), "installationUpdate", "", JSON.nullNode(), action));
    }

    private JsonNode take(
        SimulatedMailbox person,
        Optional<String> card,
        String type,
        String name,
        JsonNode value,
        String text) {
      return bot.take(activity(person, card, type, name, value, text)).body();
    }

    private Activity activity(
        SimulatedMailbox person,
        Optional<String> card,
        String type,
        String name,
        JsonNode value,
        String words) {
      boolean installation = type.equals("installationUpdate");
      return new Activity(
          type,
          name,
          installation ? words : "",
          "msteams",
          URI.create(office.graph.connectorUrl().toString()),
          Optional.of(new MailboxId(person.account().id())),
          TENANT,
          "19:" + person.account().id() + "_bot@unq.gbl.spaces",
          true,
          card.orElse(""),
          "sv-SE",
          installation ? "" : words,
          value);
    }
  }

  @Override
  public void close() {
    office.close();
  }
}
