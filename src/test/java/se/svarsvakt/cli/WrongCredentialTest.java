package se.svarsvakt.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.cli.TownScan.Result;

/** A wrong credential, and a Graph or Entra that is not there, seen from outside. */
class WrongCredentialTest {
  private static final String SECRET = "very-secret";

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  @TempDir private Path directory;

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(
        get(urlPathMatching(".*/openid-configuration"))
            .willReturn(
                okJson(
                    "{\"token_endpoint\":\"https://localhost/t/oauth2/v2.0/token\","
                        + "\"authorization_endpoint\":\"https://localhost/t/authorize\","
                        + "\"issuer\":\"https://localhost/t/v2.0\"}")));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Result scan(String graph, String authority, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "scan",
                "--svarsvakt.graph.base-url=" + graph,
                "--svarsvakt.graph.authority-url=" + authority,
                "--svarsvakt.graph.tenant-id=kommun.example",
                "--svarsvakt.graph.client-id=11111111-2222-3333-4444-555555555555",
                "--svarsvakt.data-dir=" + directory.resolve("data")));
    args.addAll(List.of(more));
    return TownScan.captured(args.toArray(String[]::new));
  }

  private Result withSecret(String graph, String authority) {
    return scan(graph, authority, "--svarsvakt.graph.client-secret=" + SECRET);
  }

  private static String last(Result result) {
    return result.err().lines().filter(line -> line.startsWith("svarsvakt: ")).toList().getLast();
  }

  @ParameterizedTest
  @CsvSource({
    "90002, no such tenant, svarsvakt.graph.tenant-id",
    "700016, no application, svarsvakt.graph.client-id",
    "7000215, secret is wrong, svarsvakt.graph.client-secret",
    "7000222, secret has expired, svarsvakt.graph.client-secret",
    "700027, not registered, svarsvakt.graph.certificate-path",
    "500011, what the token is for, svarsvakt.graph.base-url",
    "65001, consent, svarsvakt.graph.client-id",
    "53003, conditional access, svarsvakt.graph.client-id",
    "50034, no such account, svarsvakt.graph.tenant-id",
    "1234567, error?code=1234567, svarsvakt.graph.tenant-id"
  })
  void what_entra_answered_is_told_with_its_meaning(String code, String told, String setting) {
    server.stubFor(
        post(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withHeader("Content-Type", "application/json")
                    .withBody(
                        "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS"
                            + code
                            + ": Something about app 'x'. Trace ID: y\",\"error_codes\":["
                            + code
                            + "]}")));
    Result result = withSecret(server.baseUrl() + "/v1.0", server.baseUrl());
    assertThat(result.code()).isEqualTo(Cli.NO_SOURCE);
    assertThat(last(result)).contains("(AADSTS" + code + ")", told, setting);
    assertThat(result.err()).doesNotContain(SECRET, "Trace ID", "\tat ");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void a_token_without_consent_is_told_with_the_permission_that_lacks() {
    server.stubFor(
        post(anyUrl())
            .willReturn(
                okJson("{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"t\"}")));
    server.stubFor(
        any(urlPathMatching("/v1.0/.*"))
            .willReturn(
                aResponse()
                    .withStatus(403)
                    .withBody("{\"error\":{\"code\":\"Authorization_RequestDenied\"}}")));
    Result result = withSecret(server.baseUrl() + "/v1.0", server.baseUrl());
    assertThat(result.code()).isEqualTo(Cli.NO_SOURCE);
    assertThat(last(result))
        .contains("Authorization_RequestDenied", "Domain.Read.All", "administrator's consent");
  }

  @Test
  void a_file_that_cannot_be_used_is_wrong_use_and_nobody_is_asked() throws Exception {
    Path file = Files.writeString(directory.resolve("c.pem"), "nonsense " + SECRET);
    Result result =
        scan(
            server.baseUrl() + "/v1.0",
            server.baseUrl(),
            "--svarsvakt.graph.certificate-path=" + file);
    TownScan.refused(result, "svarsvakt.graph.certificate-path", "neither PEM nor PFX");
    assertThat(result.err()).doesNotContain(SECRET);
    assertThat(server.getAllServeEvents()).isEmpty();
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void the_bots_certificate_is_looked_at_too() throws Exception {
    Path file = Files.writeString(directory.resolve("bot.pem"), "nonsense");
    Result result =
        scan(
            server.baseUrl() + "/v1.0",
            server.baseUrl(),
            "--svarsvakt.graph.client-secret=" + SECRET,
            "--svarsvakt.bot.enabled=true",
            "--svarsvakt.bot.tenant-id=aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
            "--svarsvakt.bot.certificate-path=" + file);
    TownScan.refused(result, "svarsvakt.bot.certificate-path", "neither PEM nor PFX");
  }

  @Test
  void a_graph_that_is_not_there_is_told_and_that_it_was_tried() {
    Result result =
        scan(
            "http://127.0.0.1:1/v1.0",
            server.baseUrl(),
            "--svarsvakt.graph.access-token=" + SECRET);
    assertThat(result.code()).isEqualTo(Cli.NO_SOURCE);
    assertThat(result.err()).contains("asking 127.0.0.1, attempt 2 of 3");
    assertThat(last(result)).contains("no connection to 127.0.0.1", "svarsvakt.graph.base-url");
  }

  @Test
  void an_entra_that_is_not_there_is_told_as_that() {
    Result result = withSecret(server.baseUrl() + "/v1.0", "http://127.0.0.1:1");
    assertThat(result.code()).isEqualTo(Cli.NO_SOURCE);
    assertThat(last(result)).contains("no connection to", "svarsvakt.graph.authority-url");
  }
}
