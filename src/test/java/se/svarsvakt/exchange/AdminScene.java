package se.svarsvakt.exchange;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.time.Duration;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.delegates.DelegateSource;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Delegation;
import se.svarsvakt.sync.delegates.PersonNames;
import se.svarsvakt.sync.delegates.Right;
import se.svarsvakt.sync.delegates.Town;

/** Anna's and Bo's Exchange, which answers what a test says. */
final class AdminScene implements AutoCloseable {
  static final String FOLDER = "/adminapi/v2.0/tenant/MailboxFolderPermission";
  static final String MAILBOX = "/adminapi/v2.0/tenant/Mailbox";
  static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(2));

  final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  final Town town = Town.ofAnnaAndBo();
  final ExchangeConnection connection;
  final DelegateSource delegates;

  AdminScene() {
    server.start();
    connection =
        ExchangeConnection.withRetries(URI.create(server.baseUrl()), () -> "a-token", QUICK);
    delegates = connection.delegates();
  }

  static Delegation bo(Right right) {
    return new Delegation(new MailboxId("anna-id"), new MailboxId("bo-id"), right);
  }

  void answer(String path, ResponseDefinitionBuilder response) {
    server.stubFor(post(urlPathEqualTo(path)).willReturn(response));
  }

  /** Answers with these rows, each a JSON object. */
  void rows(String path, String... rows) {
    answer(path, okJson("{\"value\":[" + String.join(",", rows) + "]}"));
  }

  static String right(String user, String rights) {
    return "{\"User\":\"" + user + "\",\"AccessRights\":" + rights + "}";
  }

  Delegates inbox() {
    return delegates.inbox(town.account("anna-id"), "Inkorg", names());
  }

  Delegates onBehalf() {
    return delegates.onBehalf(town.account("anna-id"), names());
  }

  private PersonNames names() {
    return new PersonNames(town.directory());
  }

  int requests() {
    return server.getAllServeEvents().size();
  }

  @Override
  public void close() {
    connection.close();
    server.stop();
  }
}
