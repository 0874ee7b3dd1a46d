package se.svarsvakt.web;

import com.nimbusds.jose.jwk.RSAKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import se.svarsvakt.web.SignInEndpoint.ClientProof;

/**
 * Signing in at the provider by authorization code with a proof key (OpenID Connect Core 1.0, RFC
 * 7636). Spring Security asks and checks; what it would keep is not kept.
 *
 * @param registration the provider
 * @param pending sign-ins that have begun
 * @param outcome what becomes of them
 */
record SignIn(ProviderRegistration registration, PendingSignIns pending, SignInOutcome outcome) {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

  static SignIn at(SignInEndpoint endpoint, Pages pages, RefusalLog log) {
    ProviderRegistration registration = new ProviderRegistration(endpoint);
    SignedInPeople people = new SignedInPeople(pages.stores(), pages.clock());
    return new SignIn(
        registration,
        new PendingSignIns(registration, pages.stores().sessions().seal(), pages.clock()),
        new SignInOutcome(people, log, pages.clock()));
  }

  void open(HttpSecurity http) {
    http.securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .oauth2Login(
            login ->
                login
                    .clientRegistrationRepository(registration)
                    .authorizedClientRepository(new NoClients())
                    .authorizationEndpoint(
                        begin ->
                            begin
                                .authorizationRequestResolver(new SignInFlow(registration))
                                .authorizationRequestRepository(pending))
                    .redirectionEndpoint(done -> done.baseUri(SignInFlow.DONE))
                    .tokenEndpoint(
                        token ->
                            token.accessTokenResponseClient(
                                tokens(registration.endpoint().proof())))
                    .securityContextRepository(new NullSecurityContextRepository())
                    .successHandler(outcome)
                    .failureHandler(outcome)
                    .withObjectPostProcessor(new Beginnings(outcome)));
  }

  /** What fails when a sign-in begins is told as what fails later. */
  private record Beginnings(SignInOutcome outcome)
      implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {
    @Override
    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
      filter.setAuthenticationFailureHandler(outcome);
      return filter;
    }
  }

  /** As Spring Security makes it, but for how long it waits. */
  private static RestClientAuthorizationCodeTokenResponseClient tokens(ClientProof proof) {
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(LONGEST_ANSWER);
    requests.setReadTimeout(LONGEST_ANSWER);
    RestClientAuthorizationCodeTokenResponseClient client =
        new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .configureMessageConverters(
                bodies ->
                    bodies
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    if (proof instanceof ClientProof.SigningKey(RSAKey key)) {
      client.addParametersConverter(assertion(key));
    }
    return client;
  }

  /** As Entra wants it: PS256, and the thumbprint of the certificate, which comes with the key. */
  private static Converter<OAuth2AuthorizationCodeGrantRequest, MultiValueMap<String, String>>
      assertion(RSAKey key) {
    var assertions =
        new NimbusJwtClientAuthenticationParametersConverter<OAuth2AuthorizationCodeGrantRequest>(
            _ -> key);
    assertions.setJwtClientAssertionCustomizer(
        context -> context.getHeaders().algorithm(SignatureAlgorithm.PS256).type("JWT"));
    return request -> Objects.requireNonNull(assertions.convert(request));
  }

  /** Forgets the tokens with which one could ask in a person's name. */
  private static final class NoClients implements OAuth2AuthorizedClientRepository {
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Spring Security declares it
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String id, Authentication person, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication person,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String id,
        Authentication person,
        HttpServletRequest request,
        HttpServletResponse response) {}
  }
}
