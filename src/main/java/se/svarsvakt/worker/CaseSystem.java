package se.svarsvakt.worker;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonHttpClient;
import se.svarsvakt.http.JsonRequest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The case system outside: events go to it as Standard Webhooks says, so that it can tell that they
 * come from here, how old they are, and which it has seen before.
 *
 * @param http no redirect is followed: the signature is for this address
 * @param address where events go
 * @param key signs them
 */
public record CaseSystem(JsonHttpClient http, URI address, SecretKeySpec key) {
  /** The algorithm behind {@code v1}. */
  public static final String ALGORITHM = "HmacSHA256";

  /** What is read of an answer; a case number is shorter. */
  private static final int LONGEST_ANSWER = 16 * 1024;

  /** Sends an event once. */
  HttpResult tell(CaseEvent event, Instant now) {
    ObjectNode body = event.json();
    long seconds = now.getEpochSecond();
    JsonRequest request =
        JsonRequest.sending("POST", address, body)
            .with("webhook-id", event.id())
            .with("webhook-timestamp", Long.toString(seconds))
            .with("webhook-signature", "v1," + signature(event.id() + "." + seconds + ".", body));
    return http.sendForText(request, LONGEST_ANSWER);
  }

  private String signature(String before, ObjectNode body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(JsonMapper.shared().writeValueAsBytes(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }
}
