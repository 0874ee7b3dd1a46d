package se.svarsvakt.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import se.svarsvakt.teams.token.BotTokens;
import se.svarsvakt.teams.token.TabTokens;

/**
 * Who may come in where: activities with the Bot Connector's token, what Graph tells with none, the
 * tab's questions with the person's token, and to the pages everybody, of whom {@link AccessCheck}
 * lets in whom they are for. A form must show that it is ours.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  /** What a tab's token allows once it acts for a person. */
  private static final String PERSON = "PERSON";

  @Bean
  RefusalLog refusalLog(Pages pages) {
    return new RefusalLog(pages.clock());
  }

  @Bean
  @Order(1)
  SecurityFilterChain messages(HttpSecurity http, Pages pages, RefusalLog log) {
    http.securityMatcher(MessagesController.PATH, MessagesController.PATH + "/**");
    pages
        .inbound()
        .bot()
        .flatMap(BotEndpoint::tokens)
        .map(BotTokens::decoder)
        .ifPresentOrElse(
            decoder ->
                messagesWith(decoder, http, new BearerEntryPoint(MessagesController.PATH, log)),
            () -> http.authorizeHttpRequests(all -> all.anyRequest().permitAll()));
    return plain(http).build();
  }

  private static void messagesWith(
      JwtDecoder decoder, HttpSecurity http, BearerEntryPoint entryPoint) {
    http.authorizeHttpRequests(
            asked ->
                asked.requestMatchers(HttpMethod.POST).authenticated().anyRequest().permitAll())
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationEntryPoint(entryPoint)
                    .accessDeniedHandler(entryPoint)
                    .jwt(jwt -> jwt.decoder(decoder)));
  }

  @Bean
  @Order(2)
  SecurityFilterChain tab(HttpSecurity http, Pages pages, RefusalLog log) {
    http.securityMatcher("/tab/api/**");
    pages
        .inbound()
        .tab()
        .map(endpoint -> endpoint.tokens().decoder())
        .ifPresentOrElse(
            decoder -> tabWith(decoder, http, new BearerEntryPoint("/tab/api", log)),
            () -> http.authorizeHttpRequests(all -> all.anyRequest().denyAll()));
    return plain(http).build();
  }

  private static void tabWith(JwtDecoder decoder, HttpSecurity http, BearerEntryPoint entryPoint) {
    JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(SecurityConfiguration::allowed);
    http.authorizeHttpRequests(asked -> asked.anyRequest().hasAuthority(PERSON))
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationEntryPoint(entryPoint)
                    .accessDeniedHandler(entryPoint)
                    .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(converter)));
  }

  private static List<GrantedAuthority> allowed(Jwt token) {
    return TabTokens.person(token).isPresent()
        ? List.of(new SimpleGrantedAuthority(PERSON))
        : List.of();
  }

  /** Microsoft signs in nowhere; what it sends shows by its client state that we asked for it. */
  @Bean
  @Order(3)
  SecurityFilterChain notifications(HttpSecurity http) {
    http.securityMatcher(NotificationsController.PATH)
        .authorizeHttpRequests(all -> all.anyRequest().permitAll());
    return plain(http).build();
  }

  @Bean
  @Order(4)
  SecurityFilterChain pages(HttpSecurity http, Pages pages, RefusalLog log) {
    http.authorizeHttpRequests(all -> all.anyRequest().permitAll());
    plain(http)
        .csrf(forms -> forms.csrfTokenRepository(new CsrfTokens(pages.stores().sessions().seal())))
        .exceptionHandling(
            refused ->
                refused.accessDeniedHandler(
                    (request, response, why) ->
                        ErrorPageController.send(request, response, 403, "refused.form")));
    pages.inbound().signIn().ifPresent(way -> SignIn.at(way, pages, log).open(http));
    return http.build();
  }

  /** Without what a browser's sign-in would need; the headers are written elsewhere. */
  private static HttpSecurity plain(HttpSecurity http) {
    return http.sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable);
  }
}
