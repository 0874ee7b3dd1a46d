package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.Printer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import se.svarsvakt.worker.FinishedScan;
import se.svarsvakt.worker.ScanHealth;

/**
 * What all pages have in common. A page is a controller that answers with a template's name, the
 * template in {@code templates/}, and its words in {@code web.properties} and {@code
 * web_en.properties}.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {
  /** Words come in the language of the request or in Swedish; a page is sent whole or not. */
  static final Map<String, Object> DEFAULTS =
      Map.of(
          "spring.messages.basename", "web",
          "spring.messages.fallback-to-system-locale", "false",
          "spring.messages.always-use-message-format", "true",
          "spring.thymeleaf.servlet.produce-partial-output-while-processing", "false");

  private final ZoneId zone;
  private final Locale otherwise;
  private final ScanHealth health;
  private final AccessCheck access;
  private final SignInWay way;

  PageConfiguration(Pages pages, AccessCheck access) {
    this.zone = pages.zone();
    this.otherwise = Locale.of(pages.language());
    this.health = pages.health();
    this.access = access;
    this.way = SignInWay.of(pages);
  }

  @Bean
  LocaleResolver localeResolver() {
    return new PageLocaleResolver(otherwise);
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addPrinter(new InstantPrinter(zone));
  }

  @Bean
  RouteTable routes(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
    return new RouteTable(mapping);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(access);
    registry.addInterceptor(new PageDefaults(way, health));
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(access);
  }

  /** Moments as people write them, without the year, in the policy's zone. */
  private record InstantPrinter(ZoneId zone) implements Printer<Instant> {
    @Override
    public String print(Instant moment, Locale locale) {
      return DateTimeFormatter.ofPattern("EEE d MMM HH:mm", locale).withZone(zone).format(moment);
    }
  }

  /**
   * Pages find {@code files}, {@code visitor}, {@code way} and {@code links}, and {@code storedAt}
   * where the directory cannot be asked; none is kept by browsers, or between them and the server.
   */
  private static final class PageDefaults implements HandlerInterceptor {
    private final StaticFiles files = new StaticFiles();
    private final SignInWay way;
    private final ScanHealth health;

    PageDefaults(SignInWay way, ScanHealth health) {
      this.way = way;
      this.health = health;
    }

    @Override
    public void postHandle(
        HttpServletRequest request,
        HttpServletResponse response,
        Object handler,
        @Nullable ModelAndView page) {
      String view = page == null ? null : page.getViewName();
      if (page != null && (view == null || !view.startsWith("redirect:"))) {
        Visitor visitor = AccessCheck.visitor(request);
        page.addObject("files", files);
        page.addObject("visitor", visitor);
        page.addObject("way", way);
        page.addObject("links", NavigationLink.of(visitor));
        page.addObject("otherLanguage", otherLanguage(request));
        page.addObject("visitorUnknown", AccessCheck.isUnknown(request));
        if (AccessCheck.isFromStore(request)) {
          page.addObject(
              "storedAt", health.check().last().map(FinishedScan::at).orElse(Instant.EPOCH));
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (!"tab".equals(view)) { // Teams says its own language in each address
          PageLocaleResolver.keep(request, response);
        }
      }
    }

    /** The same page with what was asked of it, but for a language and what was just done. */
    private static String otherLanguage(HttpServletRequest request) {
      String asked = request.getQueryString();
      return UriComponentsBuilder.newInstance()
          .query(asked == null || !HttpMethod.GET.matches(request.getMethod()) ? "" : asked)
          .replaceQueryParam("done")
          .replaceQueryParam("lang", "")
          .build()
          .toUriString();
    }
  }
}
