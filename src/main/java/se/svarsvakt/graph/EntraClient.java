package se.svarsvakt.graph;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
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
import com.microsoft.aad.msal4j.IHttpResponse;
import com.microsoft.aad.msal4j.PublicClientApplication;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
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

  /**
   * A public client that asks that authority, for a person who signs in with a browser.
   *
   * @param tenant its id, or {@code organizations} for any
   */
  public static PublicClientApplication reach(String clientId, URI authority, String tenant) {
    HttpClient http = client(authority);
    try {
      return PublicClientApplication.builder(clientId)
          .authority("https://" + authority.getRawAuthority() + "/" + tenant + "/")
          .instanceDiscovery(!BaseUrl.isLoopback(authority.getHost()))
          .httpClient(request -> sent(http, request))
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("an authority that is no address", e);
    }
  }

  private static IHttpResponse sent(HttpClient http, com.microsoft.aad.msal4j.HttpRequest request) {
    HttpRequest sent =
        new HttpRequest(HttpMethod.valueOf(request.httpMethod().name()), request.url());
    request
        .headers()
        .forEach((name, value) -> sent.setHeader(HttpHeaderName.fromString(name), value));
    if (request.body() != null) {
      sent.setBody(request.body());
    }
    try (HttpResponse answer = http.sendSync(sent, Context.NONE)) {
      com.microsoft.aad.msal4j.HttpResponse result =
          new com.microsoft.aad.msal4j.HttpResponse()
              .statusCode(answer.getStatusCode())
              .body(answer.getBodyAsBinaryData().toString());
      result.addHeaders(
          answer.getHeaders().stream()
              .collect(
                  Collectors.toMap(
                      header -> header.getName(), header -> List.of(header.getValue()))));
      return result;
    }
  }

  private static void reachable(AadCredentialBuilderBase<?> builder, URI authority) {
    builder
        .authorityHost("https://" + authority.getRawAuthority())
        .httpClient(client(authority))
        .retryOptions(ONCE_MORE);
  }

  private static HttpClient client(URI authority) {
    HttpClient client =
        HttpClient.createDefault(
            new HttpClientOptions()
                .setConnectTimeout(CONNECTING)
                .setResponseTimeout(ANSWERING)
                .setReadTimeout(ANSWERING));
    return authority.getScheme().equals("http") ? new EntraClient(client) : client;
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
