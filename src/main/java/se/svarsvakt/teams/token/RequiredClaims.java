package se.svarsvakt.teams.token;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * What a token's claims must say. The first demand that is not met refuses the token; its name
 * stands in the error and holds nothing of the token.
 */
final class RequiredClaims implements OAuth2TokenValidator<Jwt> {
  /** How far the issuer's clock may differ, as Microsoft demands it of a bot. */
  static final Duration SKEW = Duration.ofMinutes(5);

  private final Map<String, Predicate<Jwt>> demands = new LinkedHashMap<>();

  /** Begins with the demand that the token has an end and that it holds now. */
  RequiredClaims(Clock clock) {
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    times.setAllowEmptyExpiryClaim(false);
    and("it has expired or does not hold yet", token -> !times.validate(token).hasErrors());
  }

  /** Adds a demand. */
  RequiredClaims and(String fault, Predicate<Jwt> met) {
    demands.put(fault, met);
    return this;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    return demands.entrySet().stream()
        .filter(demand -> !demand.getValue().test(token))
        .findFirst()
        .map(demand -> new OAuth2Error("invalid_token", demand.getKey(), null))
        .map(OAuth2TokenValidatorResult::failure)
        .orElseGet(OAuth2TokenValidatorResult::success);
  }

  /** A decoder of tokens that are signed with RS256 by one of the keys and meet the demands. */
  JwtDecoder decoder(JwkCache keys) {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
    decoder.setJwtValidator(this);
    return token -> decoded(decoder, token);
  }

  private static Jwt decoded(JwtDecoder decoder, String token) {
    try {
      return decoder.decode(token);
    } catch (JwtException e) {
      for (Throwable at = e; at != null; at = at.getCause()) {
        if (at instanceof KeysUnreachable unreachable) {
          throw unreachable;
        }
      }
      throw e instanceof BadJwtException bad ? bad : new BadJwtException("it cannot be read", e);
    }
  }
}
