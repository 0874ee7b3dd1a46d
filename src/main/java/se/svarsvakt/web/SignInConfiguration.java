package se.svarsvakt.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * How people who open pages are known: by signing in where that is configured, by choosing in the
 * demo, and else by being at this machine.
 */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {
  @Bean
  AccessCheck accessCheck(Pages pages, Environment environment) {
    SignedInPeople people = new SignedInPeople(pages.stores(), pages.clock());
    LocalAdministrator here = new LocalAdministrator(environment);
    return switch (SignInWay.of(pages)) {
      case PROVIDER -> new AccessCheck(people, new SignInPage());
      case CHOICE -> new AccessCheck(new DemoPeople(here, people), new SignInPage());
      case MACHINE -> new AccessCheck(here, SignInRedirect.none());
    };
  }

  @Bean
  FilterRegistrationBean<SessionRepositoryFilter<?>> sessions(Pages pages) {
    SessionStore store = pages.stores().sessions();
    FilterRegistrationBean<SessionRepositoryFilter<?>> registration =
        new FilterRegistrationBean<>(filter(store.sessions(), store));
    registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
    return registration;
  }

  @Bean
  FilterRegistrationBean<StoreAway> storeAway() {
    FilterRegistrationBean<StoreAway> registration = new FilterRegistrationBean<>(new StoreAway());
    registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
    return registration;
  }

  private static <S extends Session> SessionRepositoryFilter<S> filter(
      SessionRepository<S> sessions, SessionStore store) {
    CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();
    cookies.setCookieSerializer(SessionCookie.of(store.seal()));
    SessionRepositoryFilter<S> filter = new SessionRepositoryFilter<>(sessions);
    filter.setHttpSessionIdResolver(cookies);
    return filter;
  }

  /** How ID tokens are judged; Spring Security finds it by its type. */
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens(Pages pages) {
    return provider -> pages.inbound().signIn().map(way -> way.provider().decoder()).orElseThrow();
  }
}
