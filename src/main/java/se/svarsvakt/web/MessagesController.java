package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import se.svarsvakt.http.BaseUrl;
import se.svarsvakt.teams.bot.Activity;
import se.svarsvakt.teams.bot.Bot;
import se.svarsvakt.teams.token.BotTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where Teams sends activities. An activity passes to the bot when its token is true (Spring
 * Security has seen to that), vouches for the activity's channel and address, and names no other
 * tenant. Only Teams is served: on other channels a client may itself say who its user is.
 */
@RestController
record MessagesController(Pages pages, RefusalLog log) {
  static final String PATH = "/api/messages";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String TEAMS = "msteams";

  /** The Bot Framework's activity types; what the bot has no use for it takes and leaves alone. */
  private static final Set<String> TYPES =
      Set.of(
          ("message invoke conversationUpdate installationUpdate event messageUpdate messageDelete"
                  + " messageReaction typing endOfConversation contactRelationUpdate handoff trace"
                  + " command commandResult")
              .split(" ", -1));

  /** Teams itself sends no message of more than some 100 KB. */
  private static final int LARGEST_BODY_IN_BYTES = 256 * 1024;

  /** Every method comes here, so that all but one are refused in the same way. */
  @RequestMapping(
      path = PATH,
      method = {
        RequestMethod.GET,
        RequestMethod.HEAD,
        RequestMethod.POST,
        RequestMethod.PUT,
        RequestMethod.PATCH,
        RequestMethod.DELETE,
        RequestMethod.OPTIONS
      })
  ResponseEntity<byte[]> take(HttpServletRequest request) {
    Optional<BotEndpoint> endpoint = pages.inbound().bot();
    if (endpoint.isEmpty()) {
      return Problem.NOT_FOUND.answer();
    }
    try {
      return answer(endpoint.get().bot().take(admitted(request, endpoint.get())));
    } catch (RefusedRequest e) {
      log.refused(PATH, e.problem().error());
      return e.problem().answer();
    } catch (IOException e) {
      return new Problem(400, "the body broke off").answer();
    } catch (RuntimeException e) {
      log.failed(PATH, "the bot met a fault, " + e.getClass().getSimpleName());
      return Problem.of(e).answer();
    }
  }

  private static Activity admitted(HttpServletRequest request, BotEndpoint endpoint)
      throws RefusedRequest, IOException {
    if (!request.getMethod().equals("POST")) {
      throw new RefusedRequest(405, "activities are posted");
    }
    if (endpoint.isDevelopment()) {
      DevelopmentSwitch.check(request);
    }
    Activity activity = activity(request);
    if (endpoint.tokens().isPresent()) {
      vouched(activity, request, endpoint.tokens().get());
      answerable(activity.serviceUrl(), endpoint);
    } else {
      DevelopmentSwitch.check(activity.serviceUrl());
    }
    known(activity, endpoint);
    return activity;
  }

  private static Activity activity(HttpServletRequest request) throws RefusedRequest, IOException {
    JsonNode body = JsonBody.read(request, LARGEST_BODY_IN_BYTES);
    try {
      return Activity.read(body);
    } catch (IllegalArgumentException e) {
      throw new RefusedRequest(400, "the body is no whole activity");
    }
  }

  private static void vouched(Activity activity, HttpServletRequest request, BotTokens tokens)
      throws RefusedRequest {
    if (!(request.getUserPrincipal() instanceof JwtAuthenticationToken bearer)) {
      throw new RefusedRequest(401, "a valid bearer token is needed");
    }
    URI serviceUrl = activity.serviceUrl();
    var misuse = tokens.misuse(bearer.getToken(), activity.channelId(), serviceUrl);
    if (misuse.isPresent()) {
      throw switch (misuse.get()) {
        case CHANNEL -> new RefusedRequest(403, "the token's key may not speak for this channel");
        case SERVICE_URL -> new RefusedRequest(403, "the token is for another serviceUrl");
      };
    }
  }

  private static void answerable(URI serviceUrl, BotEndpoint endpoint) throws RefusedRequest {
    if (!BaseUrl.isTrusted(serviceUrl)) {
      throw new RefusedRequest(403, "the serviceUrl is not https");
    }
    if (!endpoint.hosts().test(serviceUrl)) {
      throw new RefusedRequest(403, "the serviceUrl is not among svarsvakt.bot.service-hosts");
    }
  }

  private static void known(Activity activity, BotEndpoint endpoint) throws RefusedRequest {
    if (!activity.channelId().equals(TEAMS)) {
      throw new RefusedRequest(403, "only Teams is served");
    }
    boolean foreign =
        !activity.tenantId().isEmpty()
            && endpoint
                .tenantId()
                .filter(own -> !own.equalsIgnoreCase(activity.tenantId()))
                .isPresent();
    if (foreign) {
      throw new RefusedRequest(403, "the activity is of another tenant");
    }
    if (!TYPES.contains(activity.type())) {
      throw new RefusedRequest(400, "the activity's type is not known");
    }
  }

  private static ResponseEntity<byte[]> answer(Bot.Reply reply) {
    JsonNode body = reply.body();
    var answer = ResponseEntity.status(reply.status()).cacheControl(CacheControl.noStore());
    return body.isMissingNode()
        ? answer.build()
        : answer.contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsBytes(body));
  }
}
