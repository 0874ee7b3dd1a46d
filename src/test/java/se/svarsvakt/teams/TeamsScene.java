package se.svarsvakt.teams;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.DeliveryLog;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.NudgeMessage;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.teams.bot.Connector;
import se.svarsvakt.teams.bot.ConnectorScene;
import se.svarsvakt.teams.bot.Conversations;
import se.svarsvakt.teams.bot.MemoryConversations;
import se.svarsvakt.teams.card.CardSessions;
import se.svarsvakt.teams.card.CardWriter;
import se.svarsvakt.teams.card.TextCards;
import se.svarsvakt.worklist.Worklist;
import se.svarsvakt.worklist.Worklists;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Anna in a simulated tenant, and the ways to reach her. */
final class TeamsScene implements AutoCloseable {
  static final Instant MORNING = Instant.parse("2026-11-23T07:30:00Z");
  static final String ANNA = "anna@kommun.example";
  static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(2), Duration.ofSeconds(1));

  static final TextCards TEXTS = new TextCards(ZoneOffset.UTC);
  static final CardWriter CARDS = new CardWriter(ZoneOffset.UTC);

  final SimulatedTenant tenant = new SimulatedTenant("Kommunen", "kommun.example", MORNING);
  final MailboxId anna =
      new MailboxId(
          tenant.open(DirectoryUser.person("Anna Ek", ANNA), MailboxProfile.PERSON).account().id());
  final SimulatedGraph server = SimulatedGraph.start(tenant);
  final GraphConnection graph =
      GraphConnection.withToken(server.baseUrl().toString(), "graph-token", QUICK);
  final Connector connector = ConnectorScene.quick("bot-token");
  final AtomicInteger openItems = new AtomicInteger(1);
  final Conversations conversations = new MemoryConversations();

  BotChannel bot() {
    return bot(Optional.of(new TeamsAppInstaller(graph, "teams-app")));
  }

  BotChannel bot(Optional<TeamsAppInstaller> installer) {
    URI url = server.connectorUrl();
    Clock clock = Clock.fixed(MORNING, ZoneOffset.UTC);
    NudgeCardWriter cards =
        new NudgeCardWriter(
            only(Worklists.class, this::worklist), CARDS, TEXTS, new CardSessions());
    BotMessenger through = messenger();
    return new BotChannel(
        conversations,
        through,
        new ConversationOpener(conversations, through, installer, url, "tenant-1", clock),
        cards,
        new CardUpdater(cards, only(DeliveryLog.class, (name, arguments) -> List.of())),
        clock);
  }

  BotMessenger messenger() {
    return new BotMessenger(conversations, connector, Clock.fixed(MORNING, ZoneOffset.UTC));
  }

  Worklist worklist(String method, List<Object> arguments) {
    return new Worklist(
        anna, "sv", MORNING, Optional.of(NudgeKind.REPLY_DUE), List.of(), openItems.get());
  }

  /** The card about so many items. */
  static JsonNode cardAbout(MailboxId person, int openItems) {
    return CARDS.card(
        new Worklist(
            person, "sv", MORNING, Optional.of(NudgeKind.REPLY_DUE), List.of(), openItems));
  }

  /** Something that answers every question in the same way. */
  static <T> T only(Class<T> type, BiFunction<String, List<Object>, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer.apply(method.getName(), List.of(arguments))));
  }

  static JsonNode card(String text) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("type", "AdaptiveCard")
        .put("version", "1.5")
        .put("fallbackText", text);
  }

  NudgeMessage message() {
    return message(List.of());
  }

  NudgeMessage message(List<String> copy) {
    return message("", "Ett mejl väntar på svar", copy);
  }

  NudgeMessage warning(String warning) {
    return message(warning, warning + " Svara inte.", List.of());
  }

  private NudgeMessage message(String warning, String preview, List<String> copy) {
    return new NudgeMessage(
        NudgeKind.REPLY_DUE,
        anna,
        7,
        warning,
        preview,
        copy,
        List.of(new NudgeItem(anna, "m")),
        MORNING,
        MORNING.plus(Duration.ofHours(8)));
  }

  long requests(String method, String pathPart) {
    return server.requests().stream()
        .filter(one -> one.method().equals(method) && one.path().contains(pathPart))
        .count();
  }

  @Override
  public void close() {
    connector.close();
    graph.close();
    server.close();
  }
}
