package se.svarsvakt.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * The subscriptions of a simulated tenant, which tell of changes as Graph does: apart from what
 * changes, and without asking again where nobody takes it. Safe for use by several threads.
 */
public final class SimulatedSubscriptions {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LONGEST_ANSWER).build();
  private final Map<String, SimulatedSubscription> all = new LinkedHashMap<>();
  private final List<Integer> answers = new ArrayList<>();
  private volatile boolean loses;
  private volatile Duration longest = Duration.ofDays(7);

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
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(LONGEST_ANSWER)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(Json.values(List.of(told)).toString()))
            .build();
    int status = ask(request).map(HttpResponse::statusCode).orElse(0);
    synchronized (this) {
      answers.add(status);
    }
  }

  /** Whether an address gives the text back that it is asked for, as plain text. */
  boolean isValid(URI address) {
    String token = "Validation: Testing client application reachability for Request-Id: 1";
    String query = (address.getRawQuery() == null ? "?" : "&") + "validationToken=";
    URI asked = URI.create(address + query + Paging.encode(token).replace("%20", "+"));
    HttpRequest request =
        HttpRequest.newBuilder(asked)
            .timeout(LONGEST_ANSWER)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return ask(request)
        .filter(answer -> answer.statusCode() == 200 && answer.body().equals(token))
        .filter(
            answer ->
                answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"))
        .isPresent();
  }

  private Optional<HttpResponse<String>> ask(HttpRequest request) {
    try {
      return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
