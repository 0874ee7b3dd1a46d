package se.svarsvakt.teams.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.jwt.JwtException;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.testing.MovingClock;

class TabTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final String TENANT = "11111111-2222-3333-4444-555555555555";
  private static final String V2 = "https://login.microsoftonline.com/" + TENANT + "/v2.0";
  private static final RSAKey KEY = Issuer.key("one");

  private final MovingClock clock = new MovingClock(NOW);

  private TabTokens tokens(String document, String issuer) {
    PublishedKeys keys =
        new PublishedKeys(issuer, new JWKSet(KEY.toPublicJWK()), Map.of("one", Set.of()));
    TabTokens.Taken taken =
        new TabTokens.Taken(
            TENANT,
            Set.of("client", "api://tab.example/client"),
            URI.create("https://login.microsoftonline.com"),
            URI.create(document));
    return new TabTokens(new JwkCache(() -> keys, clock), taken, clock);
  }

  private TabTokens tokens() {
    return tokens("https://login.microsoftonline.com/" + TENANT + "/v2.0/doc", V2);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(V2)
        .audience("client")
        .claim("tid", TENANT)
        .claim("oid", "person")
        .claim("scp", "openid access_as_user")
        .expirationTime(Date.from(NOW.plus(Duration.ofHours(1))));
  }

  private static String signed(JWTClaimsSet.Builder claims) {
    return Issuer.sign(KEY, claims.build());
  }

  @Test
  void a_persons_token_says_who_it_is() {
    var token = tokens().decoder().decode(signed(claims()));
    assertThat(TabTokens.person(token)).contains(new MailboxId("person"));
  }

  @Test
  void a_token_of_version_1_for_the_application_id_uri_is_taken() {
    var claims =
        claims()
            .issuer("https://sts.windows.net/" + TENANT + "/")
            .audience("api://tab.example/client");
    assertThat(tokens().decoder().decode(signed(claims)).getSubject()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "iss, https://login.microsoftonline.com/99999999-2222-3333-4444-555555555555/v2.0",
    "iss, https://login.microsoftonline.com/common/v2.0",
    "tid, 99999999-2222-3333-4444-555555555555",
    "tid, ",
    "iss, ",
    "aud, another",
    "aud, "
  })
  void a_token_from_or_for_somebody_else_is_refused(String claim, String value) {
    String token = signed(claims().claim(claim, value));
    var decoder = tokens().decoder();
    assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
  }

  @ParameterizedTest
  @CsvSource({"oid, ", "scp, ", "scp, Files.Read", "scp, access_as_user2"})
  void a_token_that_acts_for_nobody_has_no_person(String claim, String value) {
    var token = tokens().decoder().decode(signed(claims().claim(claim, value)));
    assertThat(TabTokens.person(token)).isEmpty();
  }

  @Test
  void clocks_may_differ_by_five_minutes() {
    var decoder = tokens().decoder();
    String token = signed(claims().expirationTime(Date.from(NOW)));
    clock.set(NOW.plusSeconds(299));
    assertThat(decoder.decode(token)).isNotNull();
    clock.set(NOW.plusSeconds(301));
    assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://login.cloud.example/T/v2.0/doc, https://login.cloud.example/T/v2.0, true",
    "https://login.cloud.example/T/v2.0/doc, https://login.cloud.example/other/v2.0, false",
    "https://login.cloud.example/T/v2.0/doc, https://elsewhere.example/T/v2.0, false",
    "http://127.0.0.1:8/doc, http://127.0.0.1:8/any, true"
  })
  void the_documents_issuer_counts_where_it_is_the_tenant(
      String document, String issuer, boolean taken) {
    String own = issuer.replace("T", TENANT);
    var decoder = tokens(document.replace("T", TENANT), own).decoder();
    String token = signed(claims().issuer(own));
    if (taken) {
      assertThat(decoder.decode(token).getIssuer()).hasToString(own);
    } else {
      assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
    }
  }
}
