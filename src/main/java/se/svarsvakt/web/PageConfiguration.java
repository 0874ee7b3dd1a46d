package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.Printer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

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

  PageConfiguration(Pages pages) {
    this.zone = pages.zone();
  }

  @Bean
  LocaleResolver localeResolver() {
    return new PageLocaleResolver();
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addPrinter(new InstantPrinter(zone));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new PageDefaults());
  }

  /** Moments as people write them, without the year, in the policy's zone. */
  private record InstantPrinter(ZoneId zone) implements Printer<Instant> {
    @Override
    public String print(Instant moment, Locale locale) {
      return DateTimeFormatter.ofPattern("EEE d MMM HH:mm", locale).withZone(zone).format(moment);
    }
  }

  /** Pages find {@code files}; none is kept by browsers, or between them and the server. */
  private static final class PageDefaults implements HandlerInterceptor {
    private final StaticFiles files = new StaticFiles();

    @Override
    public void postHandle(
        HttpServletRequest request,
        HttpServletResponse response,
        Object handler,
        @Nullable ModelAndView page) {
      if (page != null) {
        page.addObject("files", files);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
      }
    }
  }
}
