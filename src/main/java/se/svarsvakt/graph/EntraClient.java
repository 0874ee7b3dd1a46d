package se.svarsvakt.graph;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.Context;
import com.azure.core.util.HttpClientOptions;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DeviceCodeCredentialBuilder;
import com.azure.identity.InteractiveBrowserCredentialBuilder;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Mono;
import se.svarsvakt.http.BaseUrl;

/**
 * How Entra is asked for tokens: with short patience, since who asks for a token asks again. The
 * SDK insists on https; an authority on this machine may be plain, and is nobody that Microsoft's
 * list of authorities knows.
 *
 * @param client what sends
 */
public record EntraClient(HttpClient client) implements HttpClient {
  private static final Duration CONNECTING = Duration.ofSeconds(4);
  private static final Duration ANSWERING = Duration.ofSeconds(10);
  private static final RetryOptions ONCE_MORE =
      new RetryOptions(new FixedDelayOptions(1, Duration.ofMillis(500)));

  /** Asks that authority, signed in by a certificate. */
  public static ClientCertificateCredentialBuilder reach(
      ClientCertificateCredentialBuilder builder, URI authority) {
    reachable(builder, authority);
    return BaseUrl.isLoopback(authority.getHost()) ? builder.disableInstanceDiscovery() : builder;
  }

  /** Asks that authority, signed in by a secret. */
  public static ClientSecretCredentialBuilder reach(
      ClientSecretCredentialBuilder builder, URI authority) {
    reachable(builder, authority);
    return BaseUrl.isLoopback(authority.getHost()) ? builder.disableInstanceDiscovery() : builder;
  }

  /** Asks that authority, signed in by a person with a code that is typed in elsewhere. */
  public static DeviceCodeCredentialBuilder reach(
      DeviceCodeCredentialBuilder builder, URI authority) {
    reachable(builder, authority);
    return BaseUrl.isLoopback(authority.getHost()) ? builder.disableInstanceDiscovery() : builder;
  }

  /** Asks that authority, signed in by a person with the browser of this machine. */
  public static InteractiveBrowserCredentialBuilder reach(
      InteractiveBrowserCredentialBuilder builder, URI authority) {
    reachable(builder, authority);
    return BaseUrl.isLoopback(authority.getHost()) ? builder.disableInstanceDiscovery() : builder;
  }

  private static void reachable(AadCredentialBuilderBase<?> builder, URI authority) {
    HttpClient client =
        HttpClient.createDefault(
            new HttpClientOptions()
                .setConnectTimeout(CONNECTING)
                .setResponseTimeout(ANSWERING)
                .setReadTimeout(ANSWERING));
    builder
        .authorityHost("https://" + authority.getRawAuthority())
        .httpClient(authority.getScheme().equals("http") ? new EntraClient(client) : client)
        .retryOptions(ONCE_MORE);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return client.send(plain(request));
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    return client.sendSync(plain(request), context);
  }

  private static HttpRequest plain(HttpRequest request) {
    return request.setUrl(request.getUrl().toString().replaceFirst("^https:", "http:"));
  }
}
