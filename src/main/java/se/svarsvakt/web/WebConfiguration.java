package se.svarsvakt.web;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerActuatorAutoConfiguration;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerMetricsAutoConfiguration;
import jakarta.servlet.Filter;
import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import se.svarsvakt.tracing.Tracing;

/**
 * The web part as Spring sees it. Database, worker and Graph are put together outside and handed in
 * as {@link Pages}; Spring opens none of them a second time.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  SecurityConfiguration.class,
  SignInConfiguration.class,
  PageConfiguration.class,
  StatusController.class,
  AdminController.class,
  ItemsController.class,
  DirectoryController.class,
  MisdirectedController.class,
  YearController.class,
  CaseSystemController.class,
  MailboxesController.class,
  SharedController.class,
  RegisterController.class,
  HistoryController.class,
  ReplayController.class,
  DoctorController.class,
  MailLogController.class,
  ExportController.class,
  UnitController.class,
  UnitYearController.class,
  SubscriptionController.class,
  OwnController.class,
  AboutController.class,
  PrivacyController.class,
  SignInController.class,
  ErrorPageController.class,
  MessagesController.class,
  NotificationsController.class,
  TabController.class,
  TabApi.class
})
@EnableAutoConfiguration(
    exclude = {
      DataSourceAutoConfiguration.class,
      FlywayAutoConfiguration.class,
      DbSchedulerAutoConfiguration.class,
      DbSchedulerActuatorAutoConfiguration.class,
      DbSchedulerMetricsAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class
    })
class WebConfiguration {
  @Bean
  HealthIndicator scanHealthIndicator(Pages pages) {
    return new ScanHealthIndicator(pages.health());
  }

  @Bean
  ScanMetrics scanMetrics(Pages pages) {
    return new ScanMetrics(pages);
  }

  /** Who sends many requests at once lets others in between any two of them. */
  @Bean
  @SuppressWarnings("ThreadPriorityCheck") // between virtual threads, which are taken in turn
  FilterRegistrationBean<Filter> turns() {
    FilterRegistrationBean<Filter> registration =
        new FilterRegistrationBean<>(
            (request, response, next) -> {
              Thread.yield();
              next.doFilter(request, response);
            });
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  /** Around all others, so that it tells how they answer, too. */
  @Bean
  FilterRegistrationBean<TracedRequests> tracedRequests(Tracing tracing) {
    FilterRegistrationBean<TracedRequests> registration =
        new FilterRegistrationBean<>(new TracedRequests(tracing));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.setEnabled(tracing.isOn());
    return registration;
  }

  @Bean
  FilterRegistrationBean<SecurityHeaders> securityHeaders(Pages pages) {
    FilterRegistrationBean<SecurityHeaders> registration =
        new FilterRegistrationBean<>(new SecurityHeaders(pages.inbound()));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  FilterRegistrationBean<KnownHosts> knownHosts(Environment environment) {
    FilterRegistrationBean<KnownHosts> registration =
        new FilterRegistrationBean<>(new KnownHosts(listed(environment, "svarsvakt.web.hosts")));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedConnections(
      Environment environment) {
    List<InetAddress> proxies =
        listed(environment, "svarsvakt.web.proxies").stream().map(InetAddress::ofLiteral).toList();
    return factory -> {
      factory.setProtocol(BoundedProtocol.class.getName());
      factory.addProtocolHandlerCustomizers(
          (TomcatProtocolHandlerCustomizer<BoundedProtocol>) protocol -> protocol.trust(proxies));
    };
  }

  private static List<String> listed(Environment environment, String key) {
    return Binder.get(environment).bind(key, Bindable.listOf(String.class)).orElse(List.of());
  }
}
