package se.svarsvakt.exchange;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.net.URI;
import java.util.function.Supplier;
import se.svarsvakt.sync.delegates.DelegateSource;

/**
 * A connection to the Exchange Online admin API, a preview (docs/graph-notes.md 5). It needs the
 * application permission {@code Exchange.ManageAsAppV2} and an Exchange role that can read
 * recipients.
 */
public final class ExchangeConnection implements AutoCloseable {
  private final AdminHttp http;
  private final AdminPages pages;

  private ExchangeConnection(Endpoint endpoint, Supplier<String> token, Retries retries) {
    this.http = new AdminHttp(token, retries);
    this.pages = new AdminPages(endpoint, http);
  }

  /**
   * With one bearer token that never changes.
   *
   * @param baseUrl scheme and host, such as {@code https://outlook.office365.com}
   * @param tenant the tenant's id or one of its domains
   * @throws IllegalArgumentException if one of them cannot be part of an address
   */
  public static ExchangeConnection withToken(URI baseUrl, String tenant, String token) {
    return new ExchangeConnection(new Endpoint(baseUrl, tenant), () -> token, Retries.DEFAULT);
  }

  /**
   * With tokens of an application.
   *
   * @param baseUrl scheme and host; the only host that gets a token
   * @param tenant the tenant's id or one of its domains
   * @throws IllegalArgumentException if one of them cannot be part of an address
   */
  public static ExchangeConnection withCredential(
      URI baseUrl, String tenant, TokenCredential credential) {
    Endpoint endpoint = new Endpoint(baseUrl, tenant);
    TokenRequestContext context = new TokenRequestContext().addScopes(endpoint.scope());
    Supplier<String> token = () -> credential.getTokenSync(context).getToken();
    return new ExchangeConnection(endpoint, token, Retries.DEFAULT);
  }

  static ExchangeConnection withRetries(URI baseUrl, Supplier<String> token, Retries retries) {
    return new ExchangeConnection(new Endpoint(baseUrl, "tenant"), token, retries);
  }

  /**
   * The delegates that Exchange knows, for one pass over the mailboxes: after many failures in a
   * row it does not ask any more. It may be asked by several threads; those beyond a few wait.
   */
  public DelegateSource delegates() {
    return new ExchangeDelegates(new Patience(pages));
  }

  @Override
  public void close() {
    http.close();
  }
}
