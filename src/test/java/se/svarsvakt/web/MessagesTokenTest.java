package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.teams.token.Issuer;

/** Microsoft's demands on the tokens of activities, each broken once. */
class MessagesTokenTest {
  private static Endpoint endpoint;

  @BeforeAll
  static void start() {
    endpoint = Endpoint.guarded();
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  @BeforeEach
  void forget() {
    endpoint.taken.clear();
  }

  private HttpResponse<String> post(JWTClaimsSet.Builder claims) throws Exception {
    return endpoint.post(Issuer.sign(Endpoint.KEY, claims.build()), Endpoint.activity());
  }

  private void refused(HttpResponse<String> answer, int status) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith("{\"error\":\"").doesNotContain("<");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("json");
    assertThat(endpoint.taken).isEmpty();
    assertThat(String.join("\n", endpoint.log())).doesNotContain("Svensson", "eyJ");
    assertThat(post(Endpoint.claims()).statusCode()).isEqualTo(200);
  }

  @Test
  void an_activity_with_a_true_token_reaches_the_bot_with_its_person() throws Exception {
    assertThat(post(Endpoint.claims()).statusCode()).isEqualTo(200);
    assertThat(endpoint.taken)
        .singleElement()
        .satisfies(taken -> assertThat(taken.person()).contains(new MailboxId("person-1")));
  }

  @Test
  void without_a_token_nothing_is_taken() throws Exception {
    var request = endpoint.request(BodyPublishers.ofString(Endpoint.activity()));
    var answer = endpoint.send(request.build());
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    refused(answer, 401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic dXNlcjpwdw==", "Bearer", "Bearer ", "Bearer x y", "Bearer a.b.c"})
  void what_is_no_bearer_token_is_refused(String authorization) throws Exception {
    var request =
        endpoint
            .request(BodyPublishers.ofString(Endpoint.activity()))
            .header("Authorization", authorization);
    refused(endpoint.send(request.build()), 401);
  }

  @Test
  void a_token_in_the_address_is_none() throws Exception {
    var request =
        endpoint
            .request(BodyPublishers.ofString(Endpoint.activity()))
            .uri(endpoint.address().resolve("/api/messages?access_token=" + Endpoint.token()));
    refused(endpoint.send(request.build()), 401);
  }

  @ParameterizedTest
  @CsvSource({
    "iss, https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
    "iss, ",
    "aud, another-bot",
    "aud, ",
    "exp, "
  })
  void a_token_of_or_for_somebody_else_or_without_an_end_is_refused(String claim, String value)
      throws Exception {
    refused(post(Endpoint.claims().claim(claim, value)), 401);
  }

  @Test
  void a_forged_token_is_refused() throws Exception {
    RSAKey stranger = Issuer.key("one");
    String token = Issuer.sign(stranger, Endpoint.claims().build());
    refused(endpoint.post(token, Endpoint.activity()), 401);
  }

  @Test
  void a_token_whose_claims_were_changed_is_refused() throws Exception {
    String[] parts = Endpoint.token().split("\\.", -1);
    var claims = Endpoint.claims().claim("serviceurl", "https://elsewhere.example/").build();
    String changed = parts[0] + "." + claims.toPayload().toBase64URL() + "." + parts[2];
    refused(endpoint.post(changed, Endpoint.activity()), 401);
  }

  @Test
  void a_token_of_an_unknown_key_is_refused() throws Exception {
    String token = Issuer.sign(Issuer.key("unknown"), Endpoint.claims().build());
    refused(endpoint.post(token, Endpoint.activity()), 401);
  }

  @Test
  void an_unsigned_token_is_refused() throws Exception {
    String token = new PlainJWT(Endpoint.claims().build()).serialize();
    refused(endpoint.post(token, Endpoint.activity()), 401);
  }

  @Test
  void a_token_that_is_signed_in_another_way_is_refused() throws Exception {
    byte[] publicKey = Endpoint.KEY.toRSAPublicKey().getEncoded();
    refused(signed(JWSAlgorithm.HS256, new MACSigner(publicKey)), 401);
    var curve = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
    endpoint.taken.clear();
    refused(signed(JWSAlgorithm.ES256, new ECDSASigner(curve)), 401);
    endpoint.taken.clear();
    refused(signed(JWSAlgorithm.RS512, new RSASSASigner(Endpoint.KEY)), 401);
  }

  private HttpResponse<String> signed(JWSAlgorithm algorithm, JWSSigner signer) throws Exception {
    var header = new JWSHeader.Builder(algorithm).keyID("one").build();
    SignedJWT token = new SignedJWT(header, Endpoint.claims().build());
    token.sign(signer);
    return endpoint.post(token.serialize(), Endpoint.activity());
  }

  @ParameterizedTest
  @CsvSource({"299, 200", "301, 401"})
  void a_token_may_be_five_minutes_over_its_end(long seconds, int status) throws Exception {
    var claims = Endpoint.claims().expirationTime(Date.from(Endpoint.NOW.minusSeconds(seconds)));
    var old = claims.notBeforeTime(Date.from(Endpoint.NOW.minusSeconds(3600)));
    assertThat(post(old).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"299, 200", "301, 401"})
  void a_token_may_be_five_minutes_before_its_beginning(long seconds, int status) throws Exception {
    var claims = Endpoint.claims().notBeforeTime(Date.from(Endpoint.NOW.plusSeconds(seconds)));
    assertThat(post(claims).statusCode()).isEqualTo(status);
  }

  @Test
  void a_token_for_another_service_url_is_refused() throws Exception {
    refused(post(Endpoint.claims().claim("serviceurl", "https://elsewhere.example/")), 403);
  }

  @Test
  void a_token_for_no_service_url_is_refused() throws Exception {
    refused(post(Endpoint.claims().claim("serviceurl", null)), 403);
  }

  @Test
  void two_claims_of_a_service_url_must_agree() throws Exception {
    refused(post(Endpoint.claims().claim("serviceUrl", "https://elsewhere.example/")), 403);
  }

  @Test
  void the_service_url_may_be_spelt_in_both_ways_and_end_in_a_slash() throws Exception {
    var claims = Endpoint.claims().claim("serviceurl", null);
    claims.claim("serviceUrl", "https://smba.trafficmanager.net/emea");
    assertThat(post(claims).statusCode()).isEqualTo(200);
  }

  @Test
  void a_service_url_beyond_the_known_hosts_is_refused_even_where_the_token_claims_it()
      throws Exception {
    for (String elsewhere :
        List.of("https://elsewhere.example/", "https://127.0.0.1/", "http://127.0.0.1:9/")) {
      String token =
          Issuer.sign(Endpoint.KEY, Endpoint.claims().claim("serviceurl", elsewhere).build());
      String activity = Endpoint.activity().replace(Endpoint.SERVICE_URL, elsewhere);
      refused(endpoint.post(token, activity), 403);
      endpoint.taken.clear();
    }
  }
}
