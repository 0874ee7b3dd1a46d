package se.svarsvakt.teams;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Ticker;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.http.RateLimits;
import se.svarsvakt.http.Sleeper;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.NudgeChannel;
import se.svarsvakt.nudge.NudgeMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells people by mail from one mailbox of the organisation, where nothing in Teams reaches them;
 * the application needs {@code Mail.Send} for that mailbox. A mail that may have gone out is not
 * sent again.
 */
public final class MailChannel implements NudgeChannel {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Exchange sends 30 messages a minute from one mailbox (docs/graph-notes.md 3). */
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private static final RateLimits.Limit LIMIT = new RateLimits.Limit(28, WINDOW);

  private final GraphConnection graph;
  private final String path;
  private final Function<MailboxId, Optional<MailAddress>> addresses;
  private final Pace pace;

  /**
   * Over a connection.
   *
   * @param from the mailbox that sends
   * @param addresses the primary address of an account of the organisation; empty for anybody else
   */
  public MailChannel(
      GraphConnection graph,
      MailAddress from,
      Function<MailboxId, Optional<MailAddress>> addresses) {
    this(graph, from, addresses, Ticker.systemTicker(), Thread::sleep);
  }

  MailChannel(
      GraphConnection graph,
      MailAddress from,
      Function<MailboxId, Optional<MailAddress>> addresses,
      Ticker ticker,
      Sleeper sleeper) {
    this(
        graph,
        "/users/" + URLEncoder.encode(from.value(), UTF_8) + "/sendMail",
        addresses,
        new Pace(new RateLimits(ticker, LIMIT), WINDOW, sleeper));
  }

  private MailChannel(
      GraphConnection graph,
      String path,
      Function<MailboxId, Optional<MailAddress>> addresses,
      Pace pace) {
    this.graph = graph;
    this.path = path;
    this.addresses = addresses;
    this.pace = pace;
  }

  /** From the same mailbox, and within its limit, to others. */
  public MailChannel to(Function<MailboxId, Optional<MailAddress>> others) {
    return new MailChannel(graph, path, others, pace);
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public void begin() {
    pace.begin();
  }

  @Override
  public boolean awaitTurn() {
    return pace.await();
  }

  @Override
  public Delivery deliver(NudgeMessage message) {
    Optional<MailAddress> to;
    try {
      to = addresses.apply(message.recipient());
    } catch (RuntimeException e) {
      return new Delivery.Failed(
          "the directory was not read (" + e.getClass().getSimpleName() + ")");
    }
    return to.map(address -> send(address, message))
        .orElse(new Delivery.Skipped("this person has no mail address in the directory"));
  }

  private Delivery send(MailAddress to, NudgeMessage message) {
    return send(
        message
            .letter()
            .map(letter -> mail(message.preview(), "html", letter.html(), to))
            .orElseGet(() -> mail("Svarsvakt", "text", text(message), to)));
  }

  /** Sends a text, to whomever, in its turn. */
  Delivery send(MailAddress to, String text) {
    return pace.await() ? send(mail("Svarsvakt", "text", text, to)) : Delivery.Failed.FOR_A_PAUSE;
  }

  private Delivery send(JsonNode mail) {
    return outcome(pace.noted(graph.postOnce(path, mail)));
  }

  private static Delivery outcome(HttpResult result) {
    String code = " (" + result.code() + ")";
    return switch (result) {
      case HttpResult.Completed(JsonAnswer answer) -> outcome(answer.status(), code);
      case HttpResult.NotSent _ -> new Delivery.Failed("Graph was not reached" + code);
      case HttpResult.Garbled _, HttpResult.Lost _ -> uncertain();
    };
  }

  private static Delivery outcome(int status, String code) {
    return switch (status) {
      case 200, 202, 204 -> new Delivery.Sent();
      case 400, 403, 404, 413 ->
          new Delivery.Skipped(
              "the mail was refused" + code + ": look at svarsvakt.nudges.mail-from and Mail.Send");
      case 408, 502, 504 -> uncertain();
      case 429 -> Delivery.Failed.FOR_A_PAUSE;
      default -> new Delivery.Failed("Graph did not take the mail" + code);
    };
  }

  private static Delivery uncertain() {
    return new Delivery.Uncertain("Graph's answer was lost");
  }

  private static JsonNode mail(String subject, String type, String text, MailAddress to) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode mail = body.putObject("message").put("subject", subject);
    mail.putObject("body").put("contentType", type).put("content", text);
    mail.putArray("toRecipients").addObject().putObject("emailAddress").put("address", to.value());
    // Graph takes headers that begin with x- only, which leaves out Auto-Submitted (RFC 3834).
    mail.putArray("internetMessageHeaders")
        .addObject()
        .put("name", "X-Auto-Response-Suppress")
        .put("value", "All");
    return body.put("saveToSentItems", false);
  }

  private static String text(NudgeMessage message) {
    return message.copy().isEmpty()
        ? message.preview()
        : message.preview() + "\n\n" + String.join("\n", message.copy());
  }
}
