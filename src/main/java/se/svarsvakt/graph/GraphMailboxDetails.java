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
import se.svarsvakt.http.HttpResult.Completed;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.sync.MailboxDetails;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFailure.Next;
import tools.jackson.databind.JsonNode;

/** What is read of a mailbox only now and then, through Microsoft Graph. */
final class GraphMailboxDetails implements MailboxDetails {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  private final GraphCalls calls;
  private final GraphRequests requests;

  GraphMailboxDetails(GraphCalls calls, GraphRequests requests) {
    this.calls = calls;
    this.requests = requests;
  }

  @Override
  public String inboxName(MailboxId mailbox) {
    return calls
        .read(mailbox, requests.folderName(mailbox, "inbox"))
        .path("displayName")
        .asString("");
  }

  @Override
  public List<MailAddress> calendarDelegates(MailboxId mailbox) {
    List<MailAddress> delegates = new ArrayList<>();
    GraphPaging paging = GraphPaging.ofMailbox();
    Optional<GraphCall> next = Optional.of(requests.calendarPermissions(mailbox));
    while (next.isPresent()) {
      JsonNode page = calls.read(mailbox, next.get());
      addDelegates(page, delegates);
      next = paging.after(page).map(requests::link);
    }
    return delegates;
  }

  private static void addDelegates(JsonNode page, List<MailAddress> delegates) {
    for (JsonNode entry : page.path("value")) {
      String role = entry.path("role").asString("").toLowerCase(Locale.ROOT);
      String address = entry.path("emailAddress").path("address").asString("");
      if (role.startsWith("delegate") && !address.isBlank()) {
        delegates.add(new MailAddress(address));
      }
    }
  }

  @Override
  public Optional<Body> body(MailboxId mailbox, MessageId message) {
    try {
      JsonNode unique = calls.read(mailbox, requests.body(mailbox, message, "uniqueBody"));
      Body body = body(unique, "uniqueBody");
      return Optional.of(
          body.content().isBlank()
              ? body(calls.read(mailbox, requests.body(mailbox, message, "body")), "body")
              : body);
    } catch (MailboxFailure failure) {
      if (failure.next() == Next.GONE) {
        return Optional.empty();
      }
      throw failure;
    }
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
      return asked.getNow(null) instanceof Completed(JsonAnswer answer) && answer.ok()
          ? Optional.of(sight(answer.body()))
          : Optional.empty();
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }

  private static Sight sight(JsonNode json) {
    String from = json.path("from").path("emailAddress").path("address").asString("");
    return new Sight(
        json.path("subject").asString(""),
        from.isBlank() ? null : new MailAddress(from),
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
    String from = json.path("from").path("emailAddress").path("address").asString("");
    JsonNode body = json.path(name);
    return new Body(
        from.isBlank() ? null : new MailAddress(from),
        body.path("contentType").asString("html"),
        body.path("content").asString(""));
  }
}
