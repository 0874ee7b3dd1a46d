package se.svarsvakt.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.sync.TenantProbe;

/** What doctor asks a tenant, answered as Graph does and the simulated one does not. */
@Timeout(20)
class GraphTenantProbeTest {
  private static final String SECRETS =
      """
      {"passwordCredentials":[
        {"hint":"abc","endDateTime":"2026-12-01T00:00:00Z"},
        {"hint":"xyz","endDateTime":"2028-01-01T00:00:00Z"}]}
      """;

  private final GraphStub graph = new GraphStub(FeedScene.QUICK);

  @AfterEach
  void stop() {
    graph.close();
  }

  /** Another secret that lasts longer says nothing of the one that is used. */
  @ParameterizedTest
  @CsvSource({"abc, 2026-12-01", "xyz, 2028-01-01", "old, 2028-01-01"})
  void the_end_of_a_secret_is_that_of_the_one_that_is_used(String beginning, String day) {
    graph.says("applications(appId='app')", SECRETS);
    assertThat(graph.connection.probe().secretEnds("app", beginning))
        .contains(Instant.parse(day + "T00:00:00Z"));
  }

  @Test
  void an_application_without_any_consent_is_told_of_consent_and_not_of_its_certificate() {
    graph.server.stubFor(
        get(urlPathEqualTo("/v1.0/domains"))
            .willReturn(
                aResponse()
                    .withStatus(401)
                    .withHeader("Content-Type", "application/json")
                    .withBody(
                        "{\"error\":{\"code\":\"Authorization_IdentityNotFound\",\"message\":\"-\"}}")));
    assertThatThrownBy(() -> graph.connection.probe().reach())
        .isInstanceOf(SourceUnavailable.class)
        .hasMessageContaining("(Authorization_IdentityNotFound): grant the application permission")
        .hasMessageContaining("an administrator's consent")
        .hasMessageNotContaining("certificate");
  }

  /** People have the version that is published, whatever becomes of the next. */
  @ParameterizedTest
  @CsvSource({
    "published, submitted, PUBLISHED",
    "submitted, published, PUBLISHED",
    "submitted, submitted, SUBMITTED",
    "submitted, rejected, REJECTED",
    "rejected, submitted, SUBMITTED",
    "'', '', PUBLISHED"
  })
  void an_app_is_published_where_one_of_its_versions_is(
      String older, String newer, TenantProbe.Publishing publishing) {
    graph.says(
        "appCatalogs/teamsApps",
        """
        {"value":[{"id":"app","appDefinitions":[
          {"publishingState":"%s","lastModifiedDateTime":"2026-10-01T00:00:00Z"},
          {"publishingState":"%s","lastModifiedDateTime":"2026-11-01T00:00:00Z"}]}]}
        """
            .formatted(older, newer));
    assertThat(graph.connection.probe().app("app"))
        .map(TenantProbe.CatalogueApp::publishing)
        .contains(publishing);
  }
}
