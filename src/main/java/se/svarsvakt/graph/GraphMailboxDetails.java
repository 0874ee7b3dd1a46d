package se.svarsvakt.graph;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.sync.MailboxDetails;
import tools.jackson.databind.JsonNode;

/** What is read of a mailbox only now and then, through Microsoft Graph. */
record GraphMailboxDetails(GraphCalls calls, GraphRequests requests) implements MailboxDetails {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  @Override
  public String inboxName(MailboxId mailbox) {
    JsonNode inbox = calls.read(mailbox, requests.folderName(mailbox, "inbox"));
    if (!inbox.hasNonNull("displayName")) {
      throw Failures.lacking("displayName");
    }
    return inbox.path("displayName").asString("");
  }

  @Override
  public List<MailAddress> calendarDelegates(MailboxId mailbox) {
    List<MailAddress> delegates = new ArrayList<>();
    for (JsonNode entry :
        calls.list(mailbox, requests.calendarPermissions(mailbox), requests::link)) {
      String role = entry.path("role").asString("").toLowerCase(Locale.ROOT);
      if (role.startsWith("delegate")) {
        MessageJson.address(entry).ifPresent(delegates::add);
      }
    }
    return delegates;
  }

  @Override
  public Optional<Body> body(MailboxId mailbox, MessageId message) {
    return part(mailbox, message, "uniqueBody")
        .flatMap(
            unique ->
                unique.content().isBlank() ? part(mailbox, message, "body") : Optional.of(unique));
  }

  @Override
  public Optional<Bodies> bodies(MailboxId mailbox, MessageId message) {
    return Failures.existing(calls.ofMailbox(mailbox, requests.bodies(mailbox, message)).join())
        .map(
            json -> {
              Body unique = body(json, "uniqueBody");
              Body whole = body(json, "body");
              return new Bodies(
                  unique.content().isBlank() ? whole : unique, whole, MessageJson.onBehalf(json));
            });
  }

  private Optional<Body> part(MailboxId mailbox, MessageId message, String name) {
    return Failures.existing(calls.ofMailbox(mailbox, requests.body(mailbox, message, name)).join())
        .map(json -> body(json, name));
  }

  @Override
  public Map<MessageId, Sight> sights(MailboxId mailbox, Collection<MessageId> messages) {
    Map<MessageId, CompletableFuture<HttpResult>> asked = new HashMap<>();
    for (MessageId message : messages) {
      asked.put(message, calls.ofMailbox(mailbox, requests.sight(mailbox, message)));
    }
    await(asked.values());
    Map<MessageId, Sight> seen = new HashMap<>();
    asked.forEach((message, answer) -> sight(answer).ifPresent(sight -> seen.put(message, sight)));
    return seen;
  }

  /** Somebody waits for the page or the card: what is not there by then is shown without it. */
  private static void await(Collection<CompletableFuture<HttpResult>> asked) {
    try {
      CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
          .get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // What has come is used.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Sight> sight(CompletableFuture<HttpResult> asked) {
    try {
      return asked.getNow(null) instanceof HttpResult.Completed(JsonAnswer answer) && answer.ok()
          ? Optional.of(sight(answer.body()))
          : Optional.empty();
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }

  private static Sight sight(JsonNode json) {
    return new Sight(
        json.path("subject").asString(""),
        MessageJson.address(json.path("from")).orElse(null),
        link(json.path("webLink").asString("")));
  }

  /** It becomes a button for people: nothing but an ordinary web address may. */
  private static Optional<URI> link(String text) {
    try {
      URI link = URI.create(text);
      return "https".equalsIgnoreCase(link.getScheme()) && link.getHost() != null
          ? Optional.of(link)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Body body(JsonNode json, String name) {
    JsonNode body = json.path(name);
    if (!body.hasNonNull("content")) {
      throw Failures.lacking(name);
    }
    return new Body(
        MessageJson.address(json.path("from")).orElse(null),
        body.path("contentType").asString("html"),
        body.path("content").asString(""));
  }
}
