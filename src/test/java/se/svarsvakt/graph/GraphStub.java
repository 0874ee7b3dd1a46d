package se.svarsvakt.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.mail.MailboxId;

/** A Graph that answers what a test puts into its mouth, and a connection to it. */
final class GraphStub implements AutoCloseable {
  static final MailboxId ANNA = new MailboxId("a");
  static final String DOMAINS = "{\"value\":[{\"id\":\"kommun.example\",\"isVerified\":true}]}";

  final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  final GraphConnection connection;

  GraphStub(RetryPolicy retries) {
    server.start();
    connection = GraphConnection.withToken(baseUrl(), "any-token", retries);
  }

  String baseUrl() {
    return server.baseUrl() + "/v1.0";
  }

  /** One user, and what else the listing says. */
  static String users(String more) {
    return "{\"value\":[{\"id\":\"a\",\"mail\":\"a@kommun.example\"}]" + more + "}";
  }

  /** What a path below the version answers. */
  void says(String path, String body) {
    server.stubFor(get(urlPathEqualTo("/v1.0/" + path)).willReturn(okJson(body)));
  }

  /** What every request for a mailbox answers that is the only one in its batch. */
  void answers(String body) {
    batch("{\"responses\":[{\"id\":\"0\",\"status\":200,\"body\":" + body + "}]}");
  }

  /** What every batch answers. */
  void batch(String body) {
    server.stubFor(post(urlPathEqualTo("/v1.0/$batch")).willReturn(okJson(body)));
  }

  @Override
  public void close() {
    connection.close();
    server.stop();
  }
}
