package se.svarsvakt.teams.token;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import se.svarsvakt.http.CheckResult;
import se.svarsvakt.http.ExternalSystem;

/**
 * The tokens that the Bot Connector sends with every activity, judged as Microsoft demands it
 * ("Authentication with the Bot Connector API", requests from the Connector to the bot).
 */
public final class BotTokens implements ExternalSystem {
  private final JwkCache keys;
  private final JwtDecoder decoder;

  BotTokens(JwkCache keys, String issuer, String appId, Clock clock) {
    this.keys = keys;
    this.decoder =
        new RequiredClaims(clock)
            .and("its issuer is not the Bot Connector", token -> isFrom(issuer, token))
            .and("it is for another bot", token -> audience(token).contains(appId))
            .decoder(keys);
  }

  /**
   * Makes ready; nothing is fetched yet.
   *
   * @param openIdUrl the document that names the keys: https, or http to this machine
   * @param issuer the Bot Connector, as its tokens name it
   * @param appId the bot's application id, the audience of its tokens
   * @param clock the one clock
   * @throws IllegalArgumentException if the address is not to be trusted
   */
  public static BotTokens of(URI openIdUrl, String issuer, String appId, Clock clock) {
    return new BotTokens(new JwkCache(new OpenIdDocument(openIdUrl), clock), issuer, appId, clock);
  }

  @Override
  public String name() {
    return "the Bot Connector's keys";
  }

  @Override
  public CheckResult check() {
    return keys.check();
  }

  private static boolean isFrom(String issuer, Jwt token) {
    return issuer.equals(token.getClaimAsString("iss"));
  }

  private static Set<String> audience(Jwt token) {
    return token.getAudience() == null ? Set.of() : Set.copyOf(token.getAudience());
  }

  /**
   * Decodes a token that is signed, current, from the Connector and for this bot. It throws {@link
   * KeysUnreachable} where that cannot be known now, and for any other token another exception.
   */
  public JwtDecoder decoder() {
    return decoder;
  }

  /** What a true token may fail to say of the activity that it came with. */
  public enum Misuse {
    /** The key may not speak for the activity's channel. */
    CHANNEL,
    /** The token was made for another {@code serviceUrl} than the activity's, or for none. */
    SERVICE_URL
  }

  /**
   * Whether a decoded token may accompany an activity; empty where it may.
   *
   * @param channelId the activity's channel
   * @param serviceUrl the activity's address for answers
   */
  public Optional<Misuse> misuse(Jwt token, String channelId, URI serviceUrl) {
    String key = token.getHeaders().get("kid") instanceof String id ? id : "";
    if (!keys.endorsements(key).contains(channelId)) {
      return Optional.of(Misuse.CHANNEL);
    }
    return namesOnly(token, serviceUrl.toString())
        ? Optional.empty()
        : Optional.of(Misuse.SERVICE_URL);
  }

  /** Microsoft's text writes the claim one way and its programs the other. */
  private static boolean namesOnly(Jwt token, String serviceUrl) {
    var named =
        Stream.of("serviceurl", "serviceUrl")
            .filter(token::hasClaim)
            .map(token::getClaimAsString)
            .map(claim -> claim == null ? "" : claim)
            .toList();
    return !named.isEmpty()
        && named.stream().allMatch(claim -> plain(claim).equals(plain(serviceUrl)));
  }

  private static String plain(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
