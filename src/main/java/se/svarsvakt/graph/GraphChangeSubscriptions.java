package se.svarsvakt.graph;

import com.microsoft.kiota.HttpMethod;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.notification.ChangeSubscriptions;
import se.svarsvakt.sync.notification.SubscriptionAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Subscriptions to changes through Microsoft Graph, without resource data, so that no right beside
 * that to read the mail is needed. Like all that reads mailboxes they are asked for in batches.
 *
 * <p>With immutable ids a letter that is sent is the draft that it was, and a message that is moved
 * stays itself: both may be told as {@code updated} alone.
 */
record GraphChangeSubscriptions(GraphCalls calls, String baseUrl) implements ChangeSubscriptions {
  private static final String PATH = "/subscriptions";
  private static final String CHANGES = "created,updated";
  private static final Map<String, String> HEADERS =
      Map.of("Prefer", "IdType=\"ImmutableId\"", "Accept", "application/json");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern RESOURCE =
      Pattern.compile("/?users/([^/()']+)/messages", Pattern.CASE_INSENSITIVE);

  @Override
  public SubscriptionAnswer create(
      MailboxId mailbox, URI address, String clientState, Instant until) {
    ObjectNode body = until(until);
    body.put("changeType", CHANGES)
        .put("notificationUrl", address.toString())
        .put("lifecycleNotificationUrl", address.toString())
        .put("resource", "users/" + mailbox.value() + "/messages")
        .put("clientState", clientState);
    return ask(mailbox, call(HttpMethod.POST, PATH, body));
  }

  @Override
  public SubscriptionAnswer renew(MailboxId mailbox, String id, Instant until) {
    return ask(mailbox, call(HttpMethod.PATCH, PATH + "/" + id, until(until)));
  }

  @Override
  public SubscriptionAnswer delete(MailboxId mailbox, String id) {
    return ask(mailbox, call(HttpMethod.DELETE, PATH + "/" + id, null));
  }

  private static GraphCall call(HttpMethod method, String path, @Nullable JsonNode body) {
    Map<String, String> headers = new HashMap<>(HEADERS);
    if (body != null) {
      headers.put("Content-Type", "application/json");
    }
    return new GraphCall(method, path, headers, body);
  }

  private static ObjectNode until(Instant moment) {
    return JSON.createObjectNode()
        .put("expirationDateTime", moment.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private SubscriptionAnswer ask(MailboxId mailbox, GraphCall call) {
    try {
      return of(call, Failures.answer(calls.ofMailbox(mailbox, call).join()));
    } catch (MailboxFailure failure) {
      return new SubscriptionAnswer.SubscriptionRefusal(failure.code(), true);
    }
  }

  private static SubscriptionAnswer of(GraphCall call, JsonAnswer answer) {
    if (answer.ok()) {
      return answer.status() == 204 ? new SubscriptionAnswer.NoSubscription() : made(answer.body());
    }
    return switch (answer.status()) {
      case 409 -> new SubscriptionAnswer.DuplicateSubscription();
      case 404, 410 -> // of one that is to be made, its mailbox is not there
          call.method() == HttpMethod.POST
              ? new SubscriptionAnswer.SubscriptionRefusal(answer.errorCode(), false)
              : new SubscriptionAnswer.NoSubscription();
      case 403 -> new SubscriptionAnswer.SubscriptionRefusal(answer.errorCode(), false);
      default -> new SubscriptionAnswer.SubscriptionRefusal(answer.errorCode(), true);
    };
  }

  /** Graph may give another end than was asked for. */
  private static SubscriptionAnswer made(JsonNode body) {
    String id = body.path("id").asString("");
    Optional<Instant> expires = time(body.path("expirationDateTime").asString(""));
    boolean whole = ValueLimits.isId(id, 128) && id.matches("[\\w-]+");
    return whole && expires.isPresent()
        ? new SubscriptionAnswer.LiveSubscription(id, expires.get())
        : new SubscriptionAnswer.SubscriptionRefusal("NoValue", true);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(ValueLimits::isMoment);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public Map<MailboxId, String> at(URI address) {
    Map<MailboxId, String> found = new HashMap<>();
    GraphPaging.ofMailbox()
        .each(
            call(HttpMethod.GET, PATH, null),
            this::read,
            link -> GraphCall.link(link, baseUrl, HEADERS),
            one -> {
              Matcher resource = RESOURCE.matcher(one.path("resource").asString(""));
              String id = one.path("id").asString("");
              if (one.path("notificationUrl").asString("").equals(address.toString())
                  && resource.matches()
                  && id.matches("[\\w-]{1,128}")) {
                found.put(new MailboxId(resource.group(1)), id);
              }
            });
    return found;
  }

  private JsonNode read(GraphCall call) {
    HttpResult result = calls.single(call);
    JsonAnswer answer = Failures.answer(result);
    if (!answer.ok()) {
      throw Failures.of(answer);
    }
    return answer.body();
  }
}
