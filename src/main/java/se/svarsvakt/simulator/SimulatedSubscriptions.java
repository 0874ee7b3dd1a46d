package se.svarsvakt.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * The subscriptions of a simulated tenant, which tell of changes as Graph does: apart from what
 * changes, and without asking again where nobody takes it. Safe for use by several threads.
 */
public final class SimulatedSubscriptions {
  private static final int LONGEST_ANSWER = 10_000; // milliseconds

  private final Map<String, SimulatedSubscription> all = new LinkedHashMap<>();
  private final List<Integer> answers = new ArrayList<>();
  private volatile boolean loses;
  private volatile Duration longest = Duration.ofDays(7);
  private volatile Optional<Consumer<String>> hub = Optional.empty();

  SimulatedSubscriptions() {}

  /** Those that were not deleted, oldest first. */
  public synchronized List<SimulatedSubscription> all() {
    return List.copyOf(all.values());
  }

  /** The one of a mailbox, by its account's object id. */
  public Optional<SimulatedSubscription> of(String mailbox) {
    return all().stream().filter(one -> one.mailbox().equals(mailbox)).findFirst();
  }

  /** From now on nothing that happens is told, or all of it again. */
  public void lose(boolean lost) {
    loses = lost;
  }

  /** How long one may live that is made or renewed from now on. */
  public void longest(Duration life) {
    longest = life;
  }

  /** Takes what is told of subscriptions whose address is an event hub. */
  public void hub(Consumer<String> events) {
    hub = Optional.of(events);
  }

  /** One is gone, and nobody is told. */
  public synchronized void remove(String id) {
    all.remove(id);
  }

  /** Tells of a subscription itself: {@code missed}, {@code subscriptionRemoved} and so on. */
  public void tell(SimulatedSubscription subscription, String lifecycleEvent) {
    ObjectNode told = notification(subscription);
    told.put("lifecycleEvent", lifecycleEvent);
    send(subscription.lifecycleAddress(), told);
  }

  /** How what was told so far was answered; 0 where it was not. */
  public synchronized List<Integer> answers() {
    return List.copyOf(answers);
  }

  Duration longest() {
    return longest;
  }

  synchronized boolean keep(SimulatedSubscription made) {
    boolean another = all.values().stream().anyMatch(made::isDuplicateOf);
    if (!another) {
      all.put(made.id(), made);
    }
    return !another;
  }

  synchronized Optional<SimulatedSubscription> find(String id, Instant now) {
    all.values().removeIf(one -> !now.isBefore(one.expires()));
    return Optional.ofNullable(all.get(id));
  }

  synchronized void change(SimulatedSubscription renewed) {
    all.put(renewed.id(), renewed);
  }

  /** Something happened to a message. */
  void happened(String mailbox, String change, String message, Instant now) {
    if (loses) {
      return;
    }
    for (SimulatedSubscription one : all()) {
      if (one.mailbox().equals(mailbox)
          && one.changes().contains(change)
          && now.isBefore(one.expires())) {
        ObjectNode told = notification(one);
        String resource = "Users/" + mailbox + "/Messages/" + message;
        told.put("changeType", change).put("resource", resource);
        told.putObject("resourceData")
            .put("@odata.type", "#Microsoft.Graph.Message")
            .put("@odata.id", resource)
            .put("id", message);
        Thread.ofVirtual().name("notification").start(() -> send(one.address(), told));
      }
    }
  }

  private static ObjectNode notification(SimulatedSubscription of) {
    return Json.object()
        .put("subscriptionId", of.id())
        .put("subscriptionExpirationDateTime", of.expires().toString())
        .put("clientState", of.clientState())
        .put("tenantId", new UUID(1, 1).toString());
  }

  private void send(URI address, ObjectNode told) {
    if (isHub(address)) {
      hub.ifPresent(takes -> takes.accept(Json.values(List.of(told)).toString()));
      return;
    }
    int status =
        post(address, "application/json; charset=utf-8", Json.values(List.of(told)).toString())
            .map(PostAnswer::status)
            .orElse(0);
    synchronized (this) {
      answers.add(status);
    }
  }

  static boolean isHub(URI address) {
    return "EventHub".equalsIgnoreCase(address.getScheme());
  }

  /**
   * Whether an address gives the text back that it is asked for, as plain text; a hub is told it
   * and asked for nothing.
   */
  boolean isValid(URI address) {
    if (isHub(address)) {
      String validation = "Validation: Testing client application reachability";
      ObjectNode told = Json.object().put("subscriptionId", "NA").put("clientState", "NA");
      send(address, told.put("changeType", validation).put("resource", "NA"));
      return hub.isPresent();
    }
    String token = "Validation: Testing client application reachability for Request-Id: 1";
    String query = (address.getRawQuery() == null ? "?" : "&") + "validationToken=";
    URI asked = URI.create(address + query + Paging.encode(token).replace("%20", "+"));
    return post(asked, "text/plain; charset=utf-8", "")
        .filter(answer -> answer.status() == 200 && answer.body().equals(token))
        .filter(answer -> answer.type().startsWith("text/plain"))
        .isPresent();
  }

  /**
   * How something was answered.
   *
   * @param type the body's
   */
  private record PostAnswer(int status, String type, String body) {}

  private static Optional<PostAnswer> post(URI address, String type, String body) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(LONGEST_ANSWER);
      connection.setReadTimeout(LONGEST_ANSWER);
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", type);
      connection.setDoOutput(true);
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      int status = connection.getResponseCode();
      String answer = status < 400 ? text(connection.getInputStream()) : "";
      String answered = Objects.requireNonNullElse(connection.getContentType(), "");
      return Optional.of(new PostAnswer(status, answered, answer));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String text(InputStream stream) throws IOException {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
