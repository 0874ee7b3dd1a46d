package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.teams.token.Issuer;

/** The endpoint and the keys behind its tokens: what they may speak for, and how they change. */
class MessagesKeysTest {
  private Endpoint endpoint;

  @BeforeEach
  void start() {
    endpoint = Endpoint.guarded();
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private HttpResponse<String> post() throws Exception {
    return endpoint.post(Endpoint.token(), Endpoint.activity());
  }

  @Test
  void a_key_that_may_not_speak_for_teams_is_refused() throws Exception {
    endpoint.issuer.publish(List.of("webchat", "directline"), Endpoint.KEY);
    assertThat(post().statusCode()).isEqualTo(403);
    assertThat(endpoint.taken).isEmpty();
  }

  @Test
  void another_channel_is_not_served_even_if_its_key_is_true() throws Exception {
    endpoint.issuer.publish(List.of("webchat", "msteams"), Endpoint.KEY);
    String body = Endpoint.activity().replace("msteams", "webchat");
    assertThat(endpoint.post(Endpoint.token(), body).statusCode()).isEqualTo(403);
    assertThat(endpoint.taken).isEmpty();
  }

  @Test
  void keys_are_fetched_once_and_again_when_they_changed() throws Exception {
    post();
    post();
    assertThat(endpoint.issuer.fetches()).isEqualTo(1);
    RSAKey next = Issuer.key("next");
    endpoint.issuer.publish(next);
    String token = Issuer.sign(next, Endpoint.claims().build());
    assertThat(endpoint.post(token, Endpoint.activity()).statusCode()).isEqualTo(200);
    assertThat(endpoint.issuer.fetches()).isEqualTo(2);
  }

  @Test
  void while_no_keys_can_be_fetched_teams_is_asked_to_come_again() throws Exception {
    endpoint.issuer.fail(500);
    var answer = post();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).startsWith("{\"error\":\"");
    assertThat(endpoint.log()).singleElement().asString().endsWith("answers with HTTP 500");
    endpoint.issuer.names(endpoint.issuer.document().resolve(Issuer.KEYS).toString());
    endpoint.issuer.publish(Endpoint.KEY);
    endpoint.clock.move(Duration.ofSeconds(30));
    assertThat(post().statusCode()).isEqualTo(200);
  }

  @Test
  void each_reason_is_logged_once_a_minute() throws Exception {
    for (int i = 0; i < 5; i++) {
      endpoint.post("a.b.c", Endpoint.activity());
    }
    assertThat(endpoint.log()).hasSize(1);
    endpoint.clock.move(Duration.ofMinutes(1));
    endpoint.post("a.b.c", Endpoint.activity());
    assertThat(endpoint.log())
        .hasSize(2)
        .allMatch(line -> line.startsWith("/api/messages: refused a request: the token"));
  }
}
