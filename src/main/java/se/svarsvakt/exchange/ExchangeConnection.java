package se.svarsvakt.exchange;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import se.svarsvakt.http.BaseUrl;
import se.svarsvakt.http.ExternalSystem;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFailure.Next;
import se.svarsvakt.sync.delegates.DelegateSource;

/**
 * A connection to the Exchange Online admin API, a preview (docs/graph-notes.md 5). It needs the
 * application permission {@code Exchange.ManageAsAppV2} and an Exchange role that can read
 * recipients.
 */
public final class ExchangeConnection implements AutoCloseable {
  private static final RetryPolicy RETRIES =
      new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofMinutes(1));

  private final AdminApi api;

  private ExchangeConnection(AdminApiUrls urls, Supplier<String> token, RetryPolicy retries) {
    this.api = new AdminApi(urls, token, retries);
  }

  /**
   * With one bearer token that never changes.
   *
   * @param baseUrl scheme and host, without a path
   * @param tenant the tenant's id or one of its domains
   * @throws IllegalArgumentException if one of them cannot be part of an address
   */
  public static ExchangeConnection withToken(URI baseUrl, String tenant, String token) {
    return new ExchangeConnection(urls(baseUrl, tenant), () -> token, RETRIES);
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
    AdminApiUrls urls = urls(baseUrl, tenant);
    TokenRequestContext context = new TokenRequestContext().addScopes(urls.scope());
    Supplier<String> token = () -> credential.getTokenSync(context).getToken();
    return new ExchangeConnection(urls, token, RETRIES);
  }

  static ExchangeConnection withRetries(URI baseUrl, Supplier<String> token, RetryPolicy retries) {
    return new ExchangeConnection(urls(baseUrl, "tenant"), token, retries);
  }

  private static AdminApiUrls urls(URI baseUrl, String tenant) {
    return new AdminApiUrls(new BaseUrl(baseUrl), tenant);
  }

  /**
   * The delegates that Exchange knows, for one pass over the mailboxes: after many failures in a
   * row it does not ask any more. It may be asked by several threads; those beyond a few wait.
   */
  public DelegateSource delegates() {
    return new ExchangeDelegates(api);
  }

  /**
   * Asks about one mailbox, to see whether that is allowed.
   *
   * @throws MailboxFailure with {@link Next#SUSPEND} if it is not, with {@link Next#LATER} if that
   *     is not known
   */
  public void tryOut(Account mailbox) {
    MailAddress address = mailbox.mail();
    if (address != null
        && api.run(CmdletRequest.mailbox(address.value()))
            instanceof CmdletResult.CmdletFailure failure) {
      boolean refused = failure.status() == 401 || failure.status() == 403;
      throw new MailboxFailure(
          refused ? Next.SUSPEND : Next.LATER, "HTTP " + failure.status(), failure.reason());
    }
  }

  /** How it stands, by what was last asked of it. */
  public ExternalSystem system() {
    return api.client();
  }

  @Override
  public void close() {
    api.close();
  }
}
